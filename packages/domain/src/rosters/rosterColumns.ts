import type { BilingualLabel } from '../roles.ts';
import type { ColumnKind, ColumnOption, ValueOfKind } from './columnKinds.ts';
import { rosterFacets, type RosterFacet } from './rosterFacets.ts';

interface ColumnSpec {
  readonly facet: RosterFacet;
  readonly label: BilingualLabel;
  readonly type: ColumnKind;
  /** Written by the server alone when it makes the row: who lives where is not typed in a cell. */
  readonly serverOnly?: true;
}

function option<const Value extends string>(value: Value, zh: string, en: string): ColumnOption<Value> {
  return { value, label: { zh, en } };
}

/**
 * The columns of a household's row. Class P4 (identity numbers, ethnicity, religion, political or marital status,
 * registers of persons, face images) has no column and can have none: `isRefusedColumn` says which names are turned away.
 */
const table = {
  flat: { facet: 'dwelling', label: { zh: '室号', en: 'Flat' }, type: { kind: 'text', maxLength: 12 }, serverOnly: true },
  entrance: { facet: 'dwelling', label: { zh: '单元', en: 'Entrance' }, type: { kind: 'text', maxLength: 4 }, serverOnly: true },
  floor: { facet: 'dwelling', label: { zh: '楼层', en: 'Floor' }, type: { kind: 'count', max: 99 }, serverOnly: true },
  occupancy: {
    facet: 'dwelling',
    label: { zh: '居住状态', en: 'Occupancy' },
    type: {
      kind: 'choice',
      options: [
        option('owner', '业主自住', 'Owner-occupied'),
        option('let', '出租', 'Let'),
        option('vacant', '空置', 'Vacant'),
        option('unknown', '待核实', 'Not confirmed'),
      ],
    },
  },
  headCount: { facet: 'dwelling', label: { zh: '人数', en: 'People' }, type: { kind: 'count', max: 30 } },
  visitOutcome: {
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
  lastVisit: { facet: 'dwelling', label: { zh: '最近走访', en: 'Last visit' }, type: { kind: 'date' } },
  promise: { facet: 'dwelling', label: { zh: '约定事项', en: 'Promise' }, type: { kind: 'text', maxLength: 120 } },
  promiseDue: { facet: 'dwelling', label: { zh: '约定日期', en: 'Promised by' }, type: { kind: 'date' } },
  addressedAs: { facet: 'contact', label: { zh: '称呼', en: 'Addressed as' }, type: { kind: 'text', maxLength: 24 } },
  phone: { facet: 'contact', label: { zh: '电话', en: 'Phone' }, type: { kind: 'phone' } },
  tenure: {
    facet: 'contact',
    label: { zh: '身份', en: 'Tenure' },
    type: {
      kind: 'choice',
      options: [option('owner', '业主', 'Owner'), option('tenant', '租客', 'Tenant'), option('family', '家人', 'Family')],
    },
  },
  awayUntil: { facet: 'contact', label: { zh: '外出至', en: 'Away until' }, type: { kind: 'date' } },
  need: {
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
  careNote: { facet: 'care', label: { zh: '关爱备注', en: 'Care note' }, type: { kind: 'text', maxLength: 200 } },
  consentOn: { facet: 'care', label: { zh: '同意日期', en: 'Consent on' }, type: { kind: 'date' } },
  expiresOn: { facet: 'care', label: { zh: '到期日期', en: 'Expires on' }, type: { kind: 'date' } },
  matter: {
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
  matterState: {
    facet: 'legal',
    label: { zh: '进展', en: 'Progress' },
    type: {
      kind: 'choice',
      options: [option('open', '办理中', 'Open'), option('agreed', '已达成', 'Agreed'), option('closed', '已结', 'Closed')],
    },
  },
  legalNote: {
    facet: 'legal',
    label: { zh: '法律意见', en: 'Legal note' },
    // A divorce or a disability can be what the advice is about.
    type: { kind: 'text', maxLength: 300, mayName: ['marriage', 'illness'] },
  },
  nextMeeting: { facet: 'legal', label: { zh: '下次约谈', en: 'Next meeting' }, type: { kind: 'date' } },
} as const satisfies Readonly<Record<string, ColumnSpec>>;

type Table = typeof table;

/** Key of a column. Keys are unique over all documents of the roster, so a key alone says the facet too. */
export type ColumnKey = keyof Table;

/** Keys of the columns that the document holds. */
export type ColumnKeyOf<Facet extends RosterFacet> = {
  [Key in ColumnKey]: Table[Key]['facet'] extends Facet ? Key : never;
}[ColumnKey];

/** What a cell of the column holds; `null` while it is empty. */
export type CellValueOf<Key extends ColumnKey> = ValueOfKind<Table[Key]['type']> | null;

/** One column of the roster. */
export interface RosterColumn<Key extends ColumnKey = ColumnKey> {
  readonly key: Key;
  readonly facet: RosterFacet;
  readonly label: BilingualLabel;
  readonly type: ColumnKind;
  /** Whether the server alone writes it, when it makes the row. */
  readonly serverOnly: boolean;
}

// Object.entries forgets the keys of what it lists, and a table by key cannot say that each entry holds its own key: what is cast
// below was put there two lines above.
const entries = Object.entries(table) as [ColumnKey, ColumnSpec][];

/** Keys of all columns in the order of the sheet. */
export const columnKeys: readonly ColumnKey[] = entries.map(([key]) => key);

/** All columns in the order of the sheet. */
export const rosterColumns: readonly RosterColumn[] = entries.map(([key, { facet, label, type, serverOnly = false }]) => ({
  key,
  facet,
  label,
  type,
  serverOnly,
}));

const columnsByKey: ReadonlyMap<string, RosterColumn> = new Map(rosterColumns.map((column) => [column.key, column]));
const columnsByFacet: ReadonlyMap<RosterFacet, readonly RosterColumn[]> = new Map(
  rosterFacets.map((facet) => [facet, rosterColumns.filter((column) => column.facet === facet)]),
);

/** The column of the key. */
export function rosterColumn<Key extends ColumnKey>(key: Key): RosterColumn<Key> {
  return columnsByKey.get(key) as RosterColumn<Key>;
}

/** The columns that the document holds, in the order of the sheet. */
export function columnsOfFacet<Facet extends RosterFacet>(facet: Facet): readonly RosterColumn<ColumnKeyOf<Facet>>[] {
  return columnsByFacet.get(facet) as readonly RosterColumn<ColumnKeyOf<Facet>>[];
}

/** The facet's column of that name, whoever gave the name; `undefined` where the facet has none. */
export function findRosterColumn<Facet extends RosterFacet>(
  facet: Facet,
  name: string,
): RosterColumn<ColumnKeyOf<Facet>> | undefined {
  const column = columnsByKey.get(name);
  return column?.facet === facet ? (column as RosterColumn<ColumnKeyOf<Facet>>) : undefined;
}

/** Keys of the columns whose values are chosen from a list. */
export type ChoiceColumnKey = { [Key in ColumnKey]: Table[Key]['type'] extends { readonly kind: 'choice' } ? Key : never }[ColumnKey];

/** The values of a choice column, in the column's order. */
export function optionValues<Key extends ChoiceColumnKey>(key: Key): readonly NonNullable<CellValueOf<Key>>[] {
  return Object.keys(optionLabels(key)) as NonNullable<CellValueOf<Key>>[];
}

/** The word for each option of a choice column, in the column's order. */
export function optionLabels<Key extends ChoiceColumnKey>(key: Key): Readonly<Record<NonNullable<CellValueOf<Key>>, BilingualLabel>> {
  const options: readonly ColumnOption[] = table[key].type.options;
  return Object.fromEntries(options.map(({ value, label }) => [value, label])) as Record<NonNullable<CellValueOf<Key>>, BilingualLabel>;
}
