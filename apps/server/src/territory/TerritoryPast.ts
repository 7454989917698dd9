import { resolveCode, seatOfCode, type Succession, type TerritoryCode } from '@finemesh/domain';
import type { TerritoryNode } from '@finemesh/contract';

/** How a node of the division was called for a time. */
export interface NamedState {
  readonly code: TerritoryCode;
  readonly name: TerritoryNode['name'];
  /** First moment of it. */
  readonly from: Date;
  /** First moment after it; `null` for what holds now. */
  readonly until: Date | null;
}

/** What became of a code, and the first moment of it. */
export interface DatedSuccession extends Succession {
  readonly from: Date;
}

/** What earlier divisions were like, as far as today's work asks: how nodes were called, and what followed on their codes. */
export class TerritoryPast {
  readonly #states = new Map<TerritoryCode, NamedState[]>();
  readonly #successions: ReadonlyMap<TerritoryCode, DatedSuccession>;

  /** @param states all states of all nodes, present ones included, in any order. */
  constructor(states: readonly NamedState[], successions: readonly DatedSuccession[]) {
    for (const state of [...states].sort((a, b) => a.from.getTime() - b.from.getTime())) {
      this.#states.set(state.code, [...(this.#states.get(state.code) ?? []), state]);
    }
    this.#successions = new Map(successions.map((succession) => [succession.code, succession]));
  }

  /** The name of the node at the moment, or the one nearest in time to it; `undefined` for a code that was never one of a division. */
  nameOn(code: TerritoryCode, at: Date): TerritoryNode['name'] | undefined {
    const states = this.#states.get(code) ?? [];
    return (states.findLast(({ from }) => from <= at) ?? states[0])?.name;
  }

  /** Where what was filed under the code belongs now. */
  resolve(code: TerritoryCode): TerritoryCode {
    return resolveCode(code, this.#successions);
  }

  /** The node on which a post that was given for the code is held now; `undefined` when a division ended it. */
  seatOf(code: TerritoryCode): TerritoryCode | undefined {
    return seatOfCode(code, this.#successions);
  }

  /** The node on which a post that was given for the code was held at the moment; `undefined` when a division had ended it. */
  seatOn(code: TerritoryCode, at: Date): TerritoryCode | undefined {
    return seatOfCode(code, new Map([...this.#successions].filter(([, { from }]) => from <= at)));
  }

  /** Codes that were given up; none of them comes back. */
  get retired(): ReadonlySet<TerritoryCode> {
    return new Set(this.#successions.keys());
  }
}
