import type { VisitState } from '@finemesh/domain';
import { Ban, Check, DoorClosed, LogOut, RotateCcw } from '@lucide/vue';
import type { Component } from 'vue';

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
export const visitIcons: Record<VisitState, Component | null> = {
  visited: Check,
  absent: DoorClosed,
  refused: Ban,
  revisit: RotateCcw,
  moved: LogOut,
  vacant: null,
  notVisited: null,
};

/** A home of the section in the colour of its visit state. */
export const visitFlatClasses: Record<VisitState, string> = {
  visited: 'border-success-text bg-success-soft text-success-text',
  absent: 'border-warn-text bg-warn-soft text-warn-text',
  refused: 'border-person-4 bg-surface text-ink',
  revisit: 'border-info-text bg-info-soft text-info-text',
  moved: 'border-line bg-sunken text-ink-faint',
  vacant: 'border-line bg-sunken text-ink-faint',
  notVisited: 'border-dashed border-line-strong bg-surface text-ink',
};
