import { rosterColumn } from '@finemesh/domain';
import { describe, expect, it } from 'vitest';
import { formatCell, parseCell } from './cellText.ts';

const today = '2026-11-24';

describe('parseCell', () => {
  it.each([
    ['lastVisit', '今天', '2026-11-24'],
    ['lastVisit', 'today', '2026-11-24'],
    ['lastVisit', '11-3', '2026-11-03'],
    ['lastVisit', '2025/2/28', '2025-02-28'],
    ['lastVisit', '2025年2月28日', '2025-02-28'],
    ['lastVisit', '20260101', '2026-01-01'],
    ['headCount', '３', 3],
    ['headCount', '0', 0],
    ['visitOutcome', '已走访', 'visited'],
    ['visitOutcome', 'ABSENT', 'absent'],
    ['visitOutcome', '3', 'refused'],
    ['phone', '（025）8473—1234', '0258473-1234'],
    ['addressedAs', '  王老师 ', '王老师'],
    ['promise', '周五前清走，已谈', '周五前清走，已谈'],
    ['headCount', '   ', null],
  ] as const)('reads %s "%s" as %s', (key, typed, value) => {
    expect(parseCell(rosterColumn(key), typed, today)).toEqual({ ok: true, value });
  });

  it.each([
    ['lastVisit', '2026-02-30', 'notADate'],
    ['lastVisit', '下周', 'notADate'],
    ['headCount', '31', 'outOfRange'],
    ['headCount', '三', 'wrongKind'],
    ['visitOutcome', '9', 'notAnOption'],
    ['phone', '八四七三', 'notAPhone'],
    ['phone', '１１０１０５１９４９１２３１００２Ｘ', 'identityNumber'],
    ['promise', '１１０１０５１９４９１２３１００２Ｘ', 'identityNumber'],
    ['careNote', '老党员', 'refusedSubject'],
    ['careNote', '高血压', 'namesIllness'],
    ['addressedAs', '长'.repeat(25), 'tooLong'],
  ] as const)('refuses %s "%s" as %s', (key, typed, refusal) => {
    expect(parseCell(rosterColumn(key), typed, today)).toEqual({ ok: false, refusal });
  });
});

describe('formatCell', () => {
  it('prints an option in the language of the screen', () => {
    const column = rosterColumn('occupancy');
    expect(formatCell(column, 'let', 'zh-CN')).toBe('出租');
    expect(formatCell(column, 'let', 'en')).toBe('Let');
  });

  it('prints an empty cell as nothing and zero as zero', () => {
    const column = rosterColumn('headCount');
    expect(formatCell(column, undefined, 'en')).toBe('');
    expect(formatCell(column, 0, 'en')).toBe('0');
  });

  it('reads back what it prints', () => {
    const column = rosterColumn('matterState');
    const options = column.type.kind === 'choice' ? column.type.options : [];
    for (const language of ['zh-CN', 'en'] as const) {
      for (const { value } of options) {
        expect(parseCell(column, formatCell(column, value, language), today)).toEqual({ ok: true, value });
      }
    }
  });
});
