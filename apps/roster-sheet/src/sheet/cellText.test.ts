import { findRosterColumn, type RosterColumn, type RosterFacet } from '@finemesh/domain';
import { describe, expect, it } from 'vitest';
import { formatCell, parseCell } from './cellText.ts';

function createColumn(facet: RosterFacet, key: string): RosterColumn {
  const column = findRosterColumn(facet, key);
  if (column === undefined) throw new Error(`no column ${facet}/${key}`);
  return column;
}

const today = '2026-11-24';

describe('parseCell', () => {
  it.each([
    ['dwelling', 'lastVisit', '今天', '2026-11-24'],
    ['dwelling', 'lastVisit', 'today', '2026-11-24'],
    ['dwelling', 'lastVisit', '11-3', '2026-11-03'],
    ['dwelling', 'lastVisit', '2025/2/28', '2025-02-28'],
    ['dwelling', 'lastVisit', '2025年2月28日', '2025-02-28'],
    ['dwelling', 'lastVisit', '20260101', '2026-01-01'],
    ['dwelling', 'headCount', '３', 3],
    ['dwelling', 'headCount', '0', 0],
    ['dwelling', 'visitOutcome', '已走访', 'visited'],
    ['dwelling', 'visitOutcome', 'ABSENT', 'absent'],
    ['dwelling', 'visitOutcome', '3', 'refused'],
    ['contact', 'phone', '（025）8473—1234', '0258473-1234'],
    ['contact', 'addressedAs', '  王老师 ', '王老师'],
    ['dwelling', 'promise', '周五前清走，已谈', '周五前清走，已谈'],
    ['dwelling', 'headCount', '   ', null],
  ] as const)('reads %s/%s "%s" as %s', (facet, key, typed, value) => {
    expect(parseCell(createColumn(facet, key), typed, today)).toEqual({ ok: true, value });
  });

  it.each([
    ['dwelling', 'lastVisit', '2026-02-30', 'notADate'],
    ['dwelling', 'lastVisit', '下周', 'notADate'],
    ['dwelling', 'headCount', '31', 'outOfRange'],
    ['dwelling', 'headCount', '三', 'wrongKind'],
    ['dwelling', 'visitOutcome', '9', 'notAnOption'],
    ['contact', 'phone', '八四七三', 'notAPhone'],
    ['contact', 'addressedAs', '长'.repeat(25), 'tooLong'],
  ] as const)('refuses %s/%s "%s" as %s', (facet, key, typed, refusal) => {
    expect(parseCell(createColumn(facet, key), typed, today)).toEqual({ ok: false, refusal });
  });
});

describe('formatCell', () => {
  it('prints an option in the language of the screen', () => {
    const column = createColumn('dwelling', 'occupancy');
    expect(formatCell(column, 'let', 'zh-CN')).toBe('出租');
    expect(formatCell(column, 'let', 'en')).toBe('Let');
  });

  it('prints an empty cell as nothing and zero as zero', () => {
    const column = createColumn('dwelling', 'headCount');
    expect(formatCell(column, undefined, 'en')).toBe('');
    expect(formatCell(column, 0, 'en')).toBe('0');
  });

  it('reads back what it prints', () => {
    const column = createColumn('legal', 'matterState');
    const options = column.type.kind === 'choice' ? column.type.options : [];
    for (const language of ['zh-CN', 'en'] as const) {
      for (const { value } of options) {
        expect(parseCell(column, formatCell(column, value, language), today)).toEqual({ ok: true, value });
      }
    }
  });
});
