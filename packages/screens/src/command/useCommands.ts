import { FinemeshError } from '@finemesh/contract';
import { onScopeDispose, shallowRef, type ShallowRef } from 'vue';
import { AttemptKeys } from './AttemptKeys.ts';

/** `busy`: on its way, also while it is sent again; `failed`: refused, or without an answer after the last try. */
export type CommandState<Name extends string> =
  | { readonly status: 'idle' }
  | { readonly status: 'busy'; readonly name: Name }
  | { readonly status: 'failed'; readonly name: Name; readonly cause: unknown };

export interface CommandsOptions {
  /** Makes idempotency keys; `crypto.randomUUID` by default. */
  readonly createKey?: () => string;
  /** How long to wait before each further try of a command that got no answer, in milliseconds; two tries by default. */
  readonly retryDelaysMs?: readonly number[];
  /** Called with the cause before the command counts as failed, for example to load what the server has now. */
  readonly onFailure?: (cause: unknown) => unknown;
}

/** Sends a command under the key of its body, the same for the same body until the command is answered. */
export type SendCommand<Answer> = (keyOf: (body: unknown) => string) => Promise<Answer>;

export interface Commands<Name extends string> {
  readonly state: Readonly<ShallowRef<CommandState<Name>>>;
  /**
   * Sends one command; while one is on its way another is not begun.
   *
   * @returns the server's answer, or `undefined` where the command was not begun or has failed (see `state`).
   */
  run<Answer>(name: Name, send: SendCommand<Answer>): Promise<Answer | undefined>;
  /** Leaves a failure behind, for example when its form is closed. */
  clearFailure(): void;
}

/** Bridges a server that restarts, in milliseconds; a person waits no longer than that without a word. */
const defaultDelaysMs = [1_000, 3_000];

/**
 * Commands with an effect, one at a time. A command without an answer may have had its effect: it goes out again under the same
 * key, by itself a few times and then whenever the person tries again, so the effect is there once. An answer ends the attempt,
 * a refusal as well as a success: the same words after it are another deed, under another key.
 */
export function useCommands<Name extends string>(options: CommandsOptions = {}): Commands<Name> {
  const delaysMs = options.retryDelaysMs ?? defaultDelaysMs;
  const keys = new AttemptKeys(options.createKey);
  const state = shallowRef<CommandState<Name>>({ status: 'idle' });
  let isDisposed = false;
  onScopeDispose(() => (isDisposed = true), true);

  async function run<Answer>(name: Name, send: SendCommand<Answer>): Promise<Answer | undefined> {
    if (state.value.status === 'busy') return undefined;
    state.value = { status: 'busy', name };
    try {
      const answer = await persist(() => send((body) => keys.of(name, body)));
      keys.forget();
      state.value = { status: 'idle' };
      return answer;
    } catch (cause) {
      if (!mayHaveHadEffect(cause)) keys.forget();
      await options.onFailure?.(cause);
      state.value = { status: 'failed', name, cause };
      return undefined;
    }
  }

  async function persist<Answer>(send: () => Promise<Answer>): Promise<Answer> {
    for (const delayMs of delaysMs) {
      try {
        return await send();
      } catch (cause) {
        if (!isWithoutAnswer(cause)) throw cause;
        await new Promise((resolve) => setTimeout(resolve, delayMs));
        if (isDisposed) throw cause;
      }
    }
    return send();
  }

  function clearFailure(): void {
    if (state.value.status === 'failed') state.value = { status: 'idle' };
  }

  return { state, run, clearFailure };
}

function isWithoutAnswer(cause: unknown): boolean {
  return cause instanceof FinemeshError && cause.code === 'unavailable';
}

/** Only a refusal that no later try can change says for certain that nothing has happened. */
function mayHaveHadEffect(cause: unknown): boolean {
  return !(cause instanceof FinemeshError) || cause.kind.retry;
}
