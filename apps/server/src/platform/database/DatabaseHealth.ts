/** Why the storage of a database fails. */
export type StorageFault =
  /** There is no room left, or too little to go on safely. */
  | 'full'
  /** It can be read and not be written. */
  | 'readOnly'
  /** It answers with errors, or the database has ended over something else. */
  | 'failing'
  /** It does not answer, or refuses to be asked. */
  | 'unreachable';

/** How a database serves. */
export type DatabaseCondition =
  | { readonly kind: 'serving' }
  /** What is stored can be read; changes are refused, since they could not be kept. */
  | { readonly kind: 'refusingChanges'; readonly fault: StorageFault; readonly since: Date }
  /** It belongs to somebody else and does not answer; it is asked until it does. */
  | { readonly kind: 'away'; readonly fault: 'unreachable'; readonly since: Date }
  /** It has ended and is opened again as soon as that is possible. */
  | { readonly kind: 'ended'; readonly fault: StorageFault; readonly since: Date };

/** One line for operators. */
export const storageFaultTexts: Readonly<Record<StorageFault, string>> = {
  full: 'the disk is full',
  readOnly: 'the disk is read-only',
  failing: 'the disk or the database fails',
  unreachable: 'the database does not answer',
};

/** Remembers how a database serves, and says so to whoever must act on it at once. */
export class DatabaseHealth {
  #condition: DatabaseCondition = { kind: 'serving' };
  readonly #listeners = new Set<(condition: DatabaseCondition) => void>();

  get condition(): DatabaseCondition {
    return this.#condition;
  }

  /** Sets the condition. Listeners are called when its kind or its fault is another one than before. */
  become(condition: DatabaseCondition): void {
    const before = this.#condition;
    if (before.kind === condition.kind && faultOf(before) === faultOf(condition)) return;
    this.#condition = condition;
    for (const listener of this.#listeners) listener(condition);
  }

  /** Returns the way to stop that. */
  onChange(listener: (condition: DatabaseCondition) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }
}

function faultOf(condition: DatabaseCondition): StorageFault | null {
  return condition.kind === 'serving' ? null : condition.fault;
}
