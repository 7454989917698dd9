import type { BilingualLabel } from './roles.ts';

/** The documents of one roster. Read rights are per document, so each holds one class of personal data. */
export const rosterFacets = ['dwelling', 'contact', 'care', 'legal'] as const;
export type RosterFacet = (typeof rosterFacets)[number];

/** Classes of personal data: P1 operational, P2 contact, P3 sensitive (REQUIREMENTS.md, data classes). */
export type DataClass = 'P1' | 'P2' | 'P3';

export const facetClasses: Record<RosterFacet, DataClass> = {
  dwelling: 'P1',
  contact: 'P2',
  care: 'P3',
  legal: 'P3',
};

export const facetLabels: Record<RosterFacet, BilingualLabel> = {
  dwelling: { zh: '住户', en: 'Dwelling' },
  contact: { zh: '联系', en: 'Contact' },
  care: { zh: '关爱', en: 'Care' },
  legal: { zh: '法律', en: 'Legal' },
};

/** What a cell may hold. Every value is one scalar; `null` empties the cell. */
export type CellValue = string | number | boolean | null;

/** The kind of a column's values and their limits. Dates are `yyyy-mm-dd`, phones digits with `+`, `-` and blanks. */
export type ColumnKind =
  | { readonly kind: 'text'; readonly maxLength: number }
  | { readonly kind: 'count'; readonly max: number }
  | { readonly kind: 'flag' }
  | { readonly kind: 'date' }
  | { readonly kind: 'phone' }
  | { readonly kind: 'choice'; readonly options: readonly ColumnOption[] };

export interface ColumnOption {
  readonly value: string;
  readonly label: BilingualLabel;
}

export interface RosterColumn {
  readonly key: string;
  readonly facet: RosterFacet;
  readonly label: BilingualLabel;
  readonly type: ColumnKind;
  /** Written by the server alone when it makes the row: who lives where is not typed in a cell. */
  readonly serverOnly?: true;
}

const option = (value: string, zh: string, en: string): ColumnOption => ({ value, label: { zh, en } });

/**
 * The columns of a household's row. Class P4 (identity numbers, ethnicity, religion, political or marital status,
 * registers of persons, face images) has no column and can have none: `isRefusedColumn` says which names are turned away.
 */
export const rosterColumns: readonly RosterColumn[] = [
  { key: 'flat', facet: 'dwelling', label: { zh: '户号', en: 'Flat' }, type: { kind: 'text', maxLength: 12 }, serverOnly: true },
  { key: 'entrance', facet: 'dwelling', label: { zh: '单元', en: 'Entrance' }, type: { kind: 'text', maxLength: 4 }, serverOnly: true },
  { key: 'floor', facet: 'dwelling', label: { zh: '楼层', en: 'Floor' }, type: { kind: 'count', max: 99 }, serverOnly: true },
  {
    key: 'occupancy',
    facet: 'dwelling',
    label: { zh: '居住状态', en: 'Occupancy' },
    type: {
      kind: 'choice',
      options: [
        option('owner', '自住', 'Owner'),
        option('let', '出租', 'Let'),
        option('vacant', '空置', 'Vacant'),
        option('unknown', '待核实', 'Not confirmed'),
      ],
    },
  },
  { key: 'headCount', facet: 'dwelling', label: { zh: '人数', en: 'People' }, type: { kind: 'count', max: 30 } },
  {
    key: 'visitOutcome',
    facet: 'dwelling',
    label: { zh: '走访结果', en: 'Visit' },
    type: {
      kind: 'choice',
      options: [
        option('visited', '已走访', 'Visited'),
        option('absent', '不在家', 'Absent'),
        option('refused', '婉拒', 'Declined'),
        option('revisit', '待回访', 'To revisit'),
        option('moved', '已搬离', 'Moved'),
      ],
    },
  },
  { key: 'lastVisit', facet: 'dwelling', label: { zh: '最近走访', en: 'Last visit' }, type: { kind: 'date' } },
  { key: 'promise', facet: 'dwelling', label: { zh: '约定事项', en: 'Promise' }, type: { kind: 'text', maxLength: 120 } },
  { key: 'promiseDue', facet: 'dwelling', label: { zh: '约定日期', en: 'Promised by' }, type: { kind: 'date' } },
  { key: 'addressedAs', facet: 'contact', label: { zh: '称呼', en: 'Addressed as' }, type: { kind: 'text', maxLength: 24 } },
  { key: 'phone', facet: 'contact', label: { zh: '电话', en: 'Phone' }, type: { kind: 'phone' } },
  {
    key: 'tenure',
    facet: 'contact',
    label: { zh: '身份', en: 'Tenure' },
    type: {
      kind: 'choice',
      options: [option('landlord', '房东', 'Landlord'), option('tenant', '租客', 'Tenant'), option('family', '家人', 'Family')],
    },
  },
  { key: 'awayUntil', facet: 'contact', label: { zh: '外出至', en: 'Away until' }, type: { kind: 'date' } },
  {
    key: 'need',
    facet: 'care',
    label: { zh: '关爱需求', en: 'Need' },
    type: {
      kind: 'choice',
      options: [
        option('livesAlone', '独居', 'Lives alone'),
        option('mobility', '行动不便', 'Mobility'),
        option('childUnder14', '有未满十四岁儿童', 'Child under 14'),
        option('health', '健康照护', 'Health'),
      ],
    },
  },
  { key: 'careNote', facet: 'care', label: { zh: '关爱备注', en: 'Care note' }, type: { kind: 'text', maxLength: 200 } },
  { key: 'consentOn', facet: 'care', label: { zh: '同意日期', en: 'Consent on' }, type: { kind: 'date' } },
  { key: 'expiresOn', facet: 'care', label: { zh: '到期日期', en: 'Expires on' }, type: { kind: 'date' } },
  {
    key: 'matter',
    facet: 'legal',
    label: { zh: '事项类型', en: 'Matter' },
    type: {
      kind: 'choice',
      options: [
        option('mediation', '调解', 'Mediation'),
        option('consultation', '法律咨询', 'Consultation'),
        option('tenancy', '租赁', 'Tenancy'),
        option('propertyFee', '物业费', 'Property fee'),
      ],
    },
  },
  {
    key: 'matterState',
    facet: 'legal',
    label: { zh: '进展', en: 'Progress' },
    type: {
      kind: 'choice',
      options: [option('open', '办理中', 'Open'), option('agreed', '已达成', 'Agreed'), option('closed', '已结', 'Closed')],
    },
  },
  { key: 'legalNote', facet: 'legal', label: { zh: '法律意见', en: 'Legal note' }, type: { kind: 'text', maxLength: 300 } },
  { key: 'nextMeeting', facet: 'legal', label: { zh: '下次约谈', en: 'Next meeting' }, type: { kind: 'date' } },
];

const columnIndex = new Map(rosterColumns.map((column) => [`${column.facet}/${column.key}`, column]));

export function findRosterColumn(facet: RosterFacet, key: string): RosterColumn | undefined {
  return columnIndex.get(`${facet}/${key}`);
}

export function columnsOfFacet(facet: RosterFacet): readonly RosterColumn[] {
  return rosterColumns.filter((column) => column.facet === facet);
}

/** Why a value does not fit its column; each has a text on the sheet in both languages. */
export type CellRefusal = 'wrongKind' | 'tooLong' | 'outOfRange' | 'notAnOption' | 'notADate' | 'notAPhone';

const datePattern = /^\d{4}-\d{2}-\d{2}$/;
const phonePattern = /^\+?[0-9][0-9 -]{4,18}$/;

/** Judges a value against its column; `undefined` when it fits. `null` always fits: it empties the cell. */
export function refuseCellValue(column: RosterColumn, value: unknown): CellRefusal | undefined {
  if (value === null) return undefined;
  const { type } = column;
  switch (type.kind) {
    case 'text':
      // PostgreSQL stores no NUL, and nobody types one.
      if (typeof value !== 'string' || value.includes('\0')) return 'wrongKind';
      return value.length > type.maxLength ? 'tooLong' : undefined;
    case 'count':
      if (typeof value !== 'number' || !Number.isInteger(value)) return 'wrongKind';
      return value < 0 || value > type.max ? 'outOfRange' : undefined;
    case 'flag':
      return typeof value === 'boolean' ? undefined : 'wrongKind';
    case 'date':
      return typeof value === 'string' && isCalendarDate(value) ? undefined : 'notADate';
    case 'phone':
      return typeof value === 'string' && phonePattern.test(value) ? undefined : 'notAPhone';
    case 'choice':
      return type.options.some((candidate) => candidate.value === value) ? undefined : 'notAnOption';
  }
}

function isCalendarDate(text: string): boolean {
  if (!datePattern.test(text)) return false;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}

/** Names of class P4 in both languages, as they appear in the person sheets of other systems (REQUIREMENTS.md, P4). */
const refusedColumnNames =
  /身份证|证件号|民族|宗教|政治面貌|党派|婚姻|学历|吸毒|涉毒|精神|信访|上访|刑满|社区矫正|人脸|照片|id[-_ ]?(card|number)|ethnic|religio|politic|marital|education|drug|psychiat|petition|prison|face|portrait/i;

/** Whether a column of this name may never be created (class P4). */
export function isRefusedColumn(name: string): boolean {
  return refusedColumnNames.test(name);
}
