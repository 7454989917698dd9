import { applyClockEffects, type CaseClocks } from './caseClocks.ts';
import { caseBeginning, caseCommandTable, nextCaseState, type CaseCommand, type CaseCommandRow } from './caseCommands.ts';
import type { CaseHolder } from './caseHolders.ts';
import { isOpenState, type CaseState } from './caseStates.ts';
import { findCategory } from './categories.ts';

/** What commands read and change of a case. */
export interface CaseFacts {
  /** Grows by one with every change. */
  readonly version: number;
  readonly categoryCode: string;
  readonly state: CaseState;
  readonly changedAt: Date;
  readonly holder: CaseHolder;
  readonly holderSince: Date;
  /** How often it was handed over. */
  readonly handOvers: number;
  readonly clocks: CaseClocks;
  /** When it last left the open states; `null` while it is open. The window for reopening counts from here. */
  readonly settledAt: Date | null;
  /** The resident's last rating, 1 to 5. */
  readonly rating: number | null;
}

/** A command as it is given. */
export interface GivenCommand {
  readonly command: CaseCommand;
  readonly at: Date;
  /** The new holder; of commands whose row gives the case to a post. */
  readonly to?: CaseHolder | undefined;
  readonly rating?: number | undefined;
}

/** `wrongState`: the state does not allow the command. `windowOver`: too late to reopen. */
export type ChangeRefusal = 'wrongState' | 'windowOver';

/** How long after it was settled a resident may still reopen a case, in days (SPEC.md, CC6). */
export const reopenWindowDays = 15;

/** The case as it begins at `at` with this holder; one that a post is assigned from the start begins dispatched (SPEC.md, CS2). */
export function beginCase(categoryCode: string, holder: CaseHolder, at: Date): CaseFacts {
  return {
    version: 1,
    categoryCode,
    state: holder.postId === null ? caseBeginning.state : 'triaged',
    changedAt: at,
    holder,
    holderSince: at,
    handOvers: 0,
    clocks: applyClockEffects({}, caseBeginning.clocks, findCategory(categoryCode), at),
    settledAt: null,
    rating: null,
  };
}

/** The case after the command, or why it is refused. Rights and hand-over rules were asked before. */
export function changeCase(before: CaseFacts, given: GivenCommand): CaseFacts | ChangeRefusal {
  const { command, at } = given;
  const row: CaseCommandRow = caseCommandTable[command];
  const state = nextCaseState(before.state, command);
  if (state === undefined) return 'wrongState';
  const until = reopenUntil(before);
  if (command === 'reopen' && until !== null && at >= until) return 'windowOver';
  return {
    ...before,
    ...(row.holder === 'toPost' && given.to !== undefined
      ? { holder: given.to, holderSince: at, handOvers: before.handOvers + 1 }
      : {}),
    state,
    version: before.version + 1,
    changedAt: at,
    clocks: applyClockEffects(before.clocks, row.clocks, findCategory(before.categoryCode), at),
    settledAt: settledAfter(before, state, at),
    rating: given.rating ?? before.rating,
  };
}

/** Until when the case can be reopened, exclusive; `null` in states that cannot be. */
export function reopenUntil({ state, settledAt }: Pick<CaseFacts, 'state' | 'settledAt'>): Date | null {
  if (settledAt === null || nextCaseState(state, 'reopen') === undefined) return null;
  return new Date(settledAt.getTime() + reopenWindowDays * 86_400_000);
}

function settledAfter(before: CaseFacts, state: CaseState, at: Date): Date | null {
  if (isOpenState(state)) return null;
  return state === before.state ? before.settledAt : at;
}
