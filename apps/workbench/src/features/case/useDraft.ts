import { computed, ref, type WritableComputedRef } from 'vue';

const prefix = 'finemesh.draft.';
/** Days after which what was never sent is thrown away: it may name people. */
const keptDays = 14;

interface StoredDraft {
  readonly words: string;
  /** Epoch milliseconds. */
  readonly at: number;
}

/**
 * Words that a person is writing, kept on the phone until they are sent: nothing typed is lost to a failed request, a dead
 * battery or a wrong tap.
 *
 * @param key what the words are for, such as account, case and command
 */
export function useDraft(key: string, storage: Storage = localStorage, now: () => number = Date.now): WritableComputedRef<string> {
  const words = ref(read(storage, prefix + key, now()));
  // Not by a watcher, which ends with the form: what was sent is thrown away when the form has gone already.
  return computed({
    get: () => words.value,
    set: (typed) => {
      words.value = typed;
      write(storage, prefix + key, typed, now());
    },
  });
}

/** Throws away every draft of this browser, when somebody signs out of a phone that others may use. */
export function clearDrafts(storage: Storage = localStorage): void {
  for (const key of Object.keys(storage)) if (key.startsWith(prefix)) storage.removeItem(key);
}

function read(storage: Storage, key: string, now: number): string {
  const stored = storage.getItem(key);
  if (stored === null) return '';
  const draft = parse(stored);
  if (draft !== null && now - draft.at < keptDays * 24 * 3_600_000) return draft.words;
  storage.removeItem(key);
  return '';
}

function parse(stored: string): StoredDraft | null {
  try {
    const draft = JSON.parse(stored) as Partial<StoredDraft>;
    return typeof draft.words === 'string' && typeof draft.at === 'number' ? (draft as StoredDraft) : null;
  } catch {
    // Something else stands under our key; it is not worth more than an empty draft.
    return null;
  }
}

function write(storage: Storage, key: string, words: string, at: number): void {
  if (words === '') storage.removeItem(key);
  else storage.setItem(key, JSON.stringify({ words, at } satisfies StoredDraft));
}
