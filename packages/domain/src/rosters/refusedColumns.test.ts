import { describe, expect, it } from 'vitest';
import { isRefusedColumn } from './refusedColumns.ts';
import { rosterColumns } from './rosterColumns.ts';

describe('class P4', () => {
  it.each(['身份证号', '民族', '政治面貌', 'idCard', 'marital_status', '人脸', 'Religion'])('refuses a column named %s', (name) => {
    expect(isRefusedColumn(name)).toBe(true);
  });

  it('has no such column in the roster', () => {
    for (const column of rosterColumns) {
      for (const name of [column.key, column.label.zh, column.label.en]) expect(isRefusedColumn(name), name).toBe(false);
    }
  });
});
