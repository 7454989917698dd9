import type { AccountId } from '@finemesh/domain';
import type { Logger } from 'pino';
import type { PositionPorts } from '../PositionPorts.ts';

/** Who has work in hand, as last asked. Precision may lag behind a task by the time between two questions. */
export class OnTask {
  readonly #accountsOnTask: PositionPorts['accountsOnTask'];
  readonly #logger: Logger;
  #accounts: ReadonlySet<AccountId> = new Set();
  #asking: { readonly kind: 'idle' } | { readonly kind: 'asking'; readonly answered: Promise<void> } = { kind: 'idle' };

  constructor(accountsOnTask: PositionPorts['accountsOnTask'], logger: Logger) {
    this.#accountsOnTask = accountsOnTask;
    this.#logger = logger;
  }

  has(accountId: AccountId): boolean {
    return this.#accounts.has(accountId);
  }

  /** Asks, unless it is being asked; where there is no answer, what was known stays. Never rejects. */
  refresh(): Promise<void> {
    if (this.#asking.kind === 'asking') return this.#asking.answered;
    const answered = this.#ask().finally(() => (this.#asking = { kind: 'idle' }));
    this.#asking = { kind: 'asking', answered };
    return answered;
  }

  /** Resolves when no question is under way, so that a stop does not take the database away from it. */
  async whenIdle(): Promise<void> {
    if (this.#asking.kind === 'asking') await this.#asking.answered;
  }

  async #ask(): Promise<void> {
    try {
      this.#accounts = await this.#accountsOnTask();
    } catch (error) {
      this.#logger.warn({ err: error }, 'it could not be asked who is on a task; precision stays as it is');
    }
  }
}
