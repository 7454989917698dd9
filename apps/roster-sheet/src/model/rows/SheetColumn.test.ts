import { describe, expect, it } from 'vitest';
import { createTickets } from '../../testing/createTickets.ts';
import { columnGroups, sheetColumns } from './SheetColumn.ts';

describe('sheetColumns', () => {
  it('has the columns that the tickets open, document by document, without those that name the row', () => {
    const columns = sheetColumns(createTickets(['contact', 'dwelling']).facets);
    expect(columns[0]?.key).toBe('occupancy');
    expect(columns.map(({ facet }) => facet).lastIndexOf('dwelling')).toBeLessThan(columns.map(({ facet }) => facet).indexOf('contact'));
    expect(columns.filter(({ serverOnly }) => serverOnly)).toEqual([]);
  });

  it('says of each why it cannot be written, if so', () => {
    const columns = sheetColumns(createTickets(['contact'], ['phone']).facets);
    expect(columns.map(({ key, readOnly }) => [key, readOnly])).toEqual([
      ['addressedAs', 'columnNotYours'],
      ['phone', null],
      ['tenure', 'columnNotYours'],
      ['awayUntil', 'columnNotYours'],
    ]);
  });
});

describe('columnGroups', () => {
  it('parts the columns by document and says where each begins', () => {
    const columns = sheetColumns(createTickets(['dwelling', 'legal']).facets);
    const groups = columnGroups(columns);
    expect(groups.map(({ facet, firstIndex }) => [facet, firstIndex])).toEqual([['dwelling', 0], ['legal', groups[0]?.columns.length]]);
    expect(groups.flatMap((group) => group.columns)).toEqual(columns);
  });
});
