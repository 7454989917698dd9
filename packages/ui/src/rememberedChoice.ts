/** Where a choice is kept between visits; null when there is no such place. */
export type ChoiceStorage = Pick<Storage, 'getItem' | 'setItem'> | null;

/** The browser's own storage, or null where reading the property alone already throws (blocked cookies, sandboxed frames). */
export function browserStorage(): ChoiceStorage {
  try {
    return globalThis.localStorage ?? null;
  } catch {
    return null;
  }
}

/** The remembered choice, or null when none of the allowed ones is stored or the storage cannot be read. */
export function readChoice<Choice extends string>(
  storage: ChoiceStorage,
  key: string,
  allowed: readonly Choice[],
): Choice | null {
  try {
    const stored = storage?.getItem(key);
    return allowed.find((choice) => choice === stored) ?? null;
  } catch {
    return null;
  }
}

/** Remembers a choice where that is possible; the screen follows the choice either way. */
export function writeChoice(storage: ChoiceStorage, key: string, choice: string): void {
  try {
    storage?.setItem(key, choice);
  } catch {
    // Full or forbidden storage costs the memory of a choice, not the choice: nobody need know.
  }
}
