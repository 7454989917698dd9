import type { AccountId } from '@finemesh/domain';

/** Steps that concern one account run one after the other; those of different accounts do not wait for each other. */
export class AccountTurns {
  /** The last step of each account; none of these promises rejects. */
  readonly #last = new Map<AccountId, Promise<unknown>>();

  /** Whether a step of the account runs or waits. */
  isBusy(accountId: AccountId): boolean {
    return this.#last.has(accountId);
  }

  /** Runs the step after all that were given before for the account, whether they succeeded or not. */
  run<Result>(accountId: AccountId, step: () => Promise<Result>): Promise<Result> {
    const turn = (this.#last.get(accountId) ?? Promise.resolve()).then(step);
    const ended = turn
      .catch(() => undefined)
      .then(() => {
        if (this.#last.get(accountId) === ended) this.#last.delete(accountId);
      });
    this.#last.set(accountId, ended);
    return turn;
  }

  /** Resolves when no step runs or waits any more. */
  async whenIdle(): Promise<void> {
    while (this.#last.size > 0) await Promise.all(this.#last.values());
  }
}
