import type { PostRole, RosterColumn, RosterFacet, VisitState } from '@finemesh/domain';
import { facetLabels, roleLabels, visitStateLabels } from '@finemesh/domain';
import type { CellDenial, WriteRefusal } from '@finemesh/roster';
import { useLanguage } from '@finemesh/ui';
import { useI18n } from 'vue-i18n';
import { labelIn } from '../../model/cells/cellText.ts';
import { columnLimit } from './columnLooks.ts';
import type { SheetColumn } from '../../model/rows/SheetColumn.ts';
import type { SheetRow } from '../../model/rows/SheetRow.ts';

/** The words of the sheet in the language of the screen, for what comes from the domain and for what is put together. */
export function useSheetText() {
  const { t } = useI18n({ useScope: 'global' });
  const { language } = useLanguage();

  return {
    t,
    language,
    column: (column: RosterColumn) => labelIn(column.label, language.value),
    facet: (facet: RosterFacet) => labelIn(facetLabels[facet], language.value),
    role: (role: PostRole) => labelIn(roleLabels[role], language.value),
    place: (name: { zh: string; en: string }) => labelIn(name, language.value),
    flat: (row: Pick<SheetRow, 'entrance' | 'flat'>) => (row.entrance === '' ? row.flat : `${row.entrance}-${row.flat}`),
    visit: (state: VisitState) => labelIn(visitStateLabels[state], language.value),
    hint: (column: RosterColumn) => t(`cell.hint.${column.type.kind}`, { max: columnLimit(column.type) }),
    refusal: (refusal: CellDenial | WriteRefusal, column: RosterColumn | undefined) =>
      t(`refusal.${refusal}`, { max: column === undefined ? 0 : columnLimit(column.type) }),
    readOnly: (column: SheetColumn) =>
      column.readOnly === null
        ? ''
        : t('cell.readOnly', { column: labelIn(column.label, language.value), reason: t(`cell.reason.${column.readOnly}`) }),
  };
}

/** See {@link useSheetText}. */
export type SheetText = ReturnType<typeof useSheetText>;
