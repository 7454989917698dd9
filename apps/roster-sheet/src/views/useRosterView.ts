import type { EditRosterContext } from '@finemesh/contract';
import { rosterColumn } from '@finemesh/domain';
import type { DeniedCell } from '@finemesh/roster';
import { useToasts } from '@finemesh/ui';
import { useRosterModel } from '../model/useRosterModel.ts';
import { useSheetText } from './looks/useSheetText.ts';

/** The model of an open roster with its words, and with the messages that its refusals make. */
export function useRosterView(context: EditRosterContext) {
  const text = useSheetText();
  const toasts = useToasts();
  const model = useRosterModel({
    context,
    onWriteRefused: (column, refusal) => {
      toasts.show({ tone: 'warn', title: text.column(column), text: text.refusal(refusal, column) });
    },
    onDenied: (cells) => {
      for (const cell of cells) toasts.show({ tone: 'danger', lastsMs: 12_000, ...describe(cell) });
    },
  });

  /** A denied cell in words. */
  function describe({ household, column: key, reason }: DeniedCell): { title: string; text: string } {
    const column = rosterColumn(key);
    const row = model.rows.value.find((candidate) => candidate.household === household);
    return {
      title: text.t('denied.title', { column: text.column(column) }),
      text: text.t('denied.text', { flat: row === undefined ? household : text.flat(row), reason: text.refusal(reason, column) }),
    };
  }

  return { ...model, text, describe };
}

/** See {@link useRosterView}. */
export type RosterView = ReturnType<typeof useRosterView>;
