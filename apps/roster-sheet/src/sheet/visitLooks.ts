import { findRosterColumn } from '@finemesh/domain';
import type { Language } from '@finemesh/ui';
import { Ban, Check, DoorClosed, LogOut, RotateCcw } from '@lucide/vue';
import type { Component } from 'vue';
import { labelIn } from './cellText.ts';
import type { VisitState } from './visitCoverage.ts';

/** A dot or bar in the colour of a visit state; beside it stands its word, or in the section a sign. */
export const visitDotClasses: Record<VisitState, string> = {
  visited: 'bg-success-text',
  absent: 'bg-warn-text',
  refused: 'bg-person-4',
  revisit: 'bg-info-text',
  moved: 'bg-line-strong',
  vacant: 'border-2 border-line-strong bg-surface',
  notVisited: 'border-2 border-dashed border-line-strong bg-sunken',
};

/** The sign of a visit state where there is no room for its word: colour alone says nothing to some. */
export const visitIcons: Partial<Record<VisitState, Component>> = {
  visited: Check,
  absent: DoorClosed,
  refused: Ban,
  revisit: RotateCcw,
  moved: LogOut,
};

/** The word for a visit state: the domain's option, or the sheet's own where no option says it. */
export function visitLabel(state: VisitState, language: Language, notVisited: string): string {
  if (state === 'notVisited') return notVisited;
  const column = findRosterColumn('dwelling', state === 'vacant' ? 'occupancy' : 'visitOutcome');
  const option = column?.type.kind === 'choice' ? column.type.options.find(({ value }) => value === state) : undefined;
  return option === undefined ? state : labelIn(option.label, language);
}
