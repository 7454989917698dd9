import { refuseCellValue, type CellRefusal, type CellValue, type RosterColumn } from '@finemesh/domain';
import type { Language } from '@finemesh/ui';

/** What typed text means in a column. */
export type ParsedCell =
  | { readonly ok: true; readonly value: CellValue }
  | { readonly ok: false; readonly refusal: CellRefusal };

/** A cell as the sheet prints it; an empty cell is an empty text. */
export function formatCell(column: RosterColumn, value: CellValue | undefined, language: Language): string {
  if (value === null || value === undefined) return '';
  if (column.type.kind === 'choice') {
    const option = column.type.options.find((candidate) => candidate.value === value);
    return option === undefined ? String(value) : labelIn(option.label, language);
  }
  if (column.type.kind === 'flag') return value === true ? '✓' : '';
  return String(value);
}

/** A label of the domain in the language of the screen. */
export function labelIn(label: { readonly zh: string; readonly en: string }, language: Language): string {
  return language === 'en' ? label.en : label.zh;
}

/**
 * Reads what a person typed, generously (full-width digits, `11-24`, `2026/11/24`, 今天, an option's name or number in either
 * language), then judges it by the column. Empty text empties the cell.
 *
 * @param today `yyyy-mm-dd` at the reader's place.
 */
export function parseCell(column: RosterColumn, typed: string, today: string): ParsedCell {
  const trimmed = typed.trim();
  if (trimmed === '') return { ok: true, value: null };
  // A sentence stays as it was typed: NFKC would rewrite its Chinese punctuation.
  const text = column.type.kind === 'text' ? trimmed : trimmed.normalize('NFKC');
  const value = readers[column.type.kind](text, column, today);
  const refusal = refuseCellValue(column, value);
  return refusal === undefined ? { ok: true, value } : { ok: false, refusal };
}

const readers: Record<RosterColumn['type']['kind'], (text: string, column: RosterColumn, today: string) => CellValue> = {
  text: (text) => text,
  count: (text) => (/^\d{1,4}$/.test(text) ? Number(text) : text),
  flag: (text) => /^(?:1|y|yes|是|✓)$/i.test(text),
  date: (text, _column, today) => readDate(text, today),
  phone: (text) => text.replace(/[()]/g, '').replace(/[—–]/g, '-'),
  choice: (text, column) => readOption(text, column),
};

function readDate(text: string, today: string): string {
  if (/^(?:今天|今日|today)$/i.test(text)) return today;
  const parts = /^(?:(\d{4})[-/.年])?(\d{1,2})[-/.月](\d{1,2})日?$/.exec(text);
  const packed = /^(\d{4})(\d{2})(\d{2})$/.exec(text);
  const [, year = today.slice(0, 4), month = '', day = ''] = packed ?? parts ?? [];
  if (month === '') return text;
  return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
}

function readOption(text: string, column: RosterColumn): CellValue {
  if (column.type.kind !== 'choice') return text;
  const { options } = column.type;
  const wanted = text.toLowerCase();
  const byName = options.find(
    ({ value, label }) => value.toLowerCase() === wanted || label.zh === text || label.en.toLowerCase() === wanted,
  );
  const byNumber = /^\d$/.test(text) ? options[Number(text) - 1] : undefined;
  return (byName ?? byNumber)?.value ?? text;
}
