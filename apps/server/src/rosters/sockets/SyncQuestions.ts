/** Times that a client is asked in a row for what its updates depend on. */
const maxInARow = 3;

/**
 * Whether the client's updates have a gap that it was asked to fill. `inStep`: they have none. `asked`: it was asked so many times in
 * a row; what it sends before its answer arrives has the same gap, so nothing is acknowledged and nothing is asked again.
 */
type SyncState = { readonly kind: 'inStep' } | { readonly kind: 'asked'; readonly times: number };

/** Asks a client for what the server lacks, one question at a time, and not without end. */
export class SyncQuestions {
  #state: SyncState = { kind: 'inStep' };

  /** Whether everything that the client has sent so far is answered for. */
  get isInStep(): boolean {
    return this.#state.kind === 'inStep';
  }

  /** An update fitted. Only a step 2, which carries everything that the client has, closes a gap. */
  fitted(isStep2: boolean): void {
    if (isStep2) this.#state = { kind: 'inStep' };
  }

  /** An update did not fit: whether to ask for the difference now, to wait for the answer, or to give up. */
  gap(isStep2: boolean): 'ask' | 'wait' | 'giveUp' {
    if (this.#state.kind === 'asked' && !isStep2) return 'wait';
    const times = this.#state.kind === 'asked' ? this.#state.times + 1 : 1;
    this.#state = { kind: 'asked', times };
    return times > maxInARow ? 'giveUp' : 'ask';
  }
}
