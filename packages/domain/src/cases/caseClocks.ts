import type { BilingualLabel } from '../roles.ts';
import { caseDueAt } from './caseClock.ts';
import type { Category, ClockRule } from './categories.ts';

interface CaseClockRow {
  readonly label: BilingualLabel;
  /** How long the clock runs for a case of the category. */
  readonly ruleOf: (category: Category | undefined) => ClockRule;
}

/** The clocks that can run on one case, each by itself (SPEC.md, CL1). `answer`: the holder owes the resident an answer. */
export const caseClockTable = {
  answer: { label: { zh: '答复时限', en: 'Answer due' }, ruleOf: (category) => category?.clock ?? { kind: 'none' } },
} as const satisfies Record<string, CaseClockRow>;

export type CaseClockName = keyof typeof caseClockTable;
export const caseClockNames = Object.keys(caseClockTable) as CaseClockName[];

/** What a command does to a clock that it names; a clock that it does not name goes on as it is. */
export type ClockEffect = 'starts' | 'stops';

/** A clock that runs: since when, and the moment at which it is overdue. */
export interface RunningClock {
  readonly startedAt: Date;
  readonly dueAt: Date;
}

/** The clocks that run on a case now. */
export type CaseClocks = { readonly [Name in CaseClockName]?: RunningClock };

/** The clocks after a command with these effects, given at `at`. A clock whose category sets no time does not run. */
export function applyClockEffects(
  clocks: CaseClocks,
  effects: { readonly [Name in CaseClockName]?: ClockEffect },
  category: Category | undefined,
  at: Date,
): CaseClocks {
  const after: { [Name in CaseClockName]?: RunningClock } = {};
  for (const name of caseClockNames) {
    const running = clockAfter(name, clocks[name], effects[name]);
    if (running !== undefined) after[name] = running;
  }
  return after;

  function clockAfter(name: CaseClockName, before: RunningClock | undefined, effect: ClockEffect | undefined): RunningClock | undefined {
    if (effect === undefined) return before;
    const dueAt = effect === 'starts' ? caseDueAt(caseClockTable[name].ruleOf(category), at) : null;
    return dueAt === null ? undefined : { startedAt: at, dueAt };
  }
}

/** The moment at which the first of the running clocks is overdue; `null` while none runs. */
export function soonestDue(clocks: CaseClocks): Date | null {
  const dues = caseClockNames.flatMap((name) => clocks[name]?.dueAt ?? []);
  return dues.reduce<Date | null>((soonest, due) => (soonest === null || due < soonest ? due : soonest), null);
}
