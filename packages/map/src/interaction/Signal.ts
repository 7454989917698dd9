/** Ends a subscription or takes something away again; calling it twice does nothing. */
export type Stop = () => void;

/** A list of listeners of one happening. */
export class Signal<Arguments extends readonly unknown[]> {
  readonly #listeners = new Set<(...args: Arguments) => void>();

  /** Whether anybody listens. */
  get hasListeners(): boolean {
    return this.#listeners.size > 0;
  }

  listen(listener: (...args: Arguments) => void): Stop {
    // Wrapped, so that one function registered twice is called twice and each stop ends one of them.
    const entry = (...args: Arguments): void => listener(...args);
    this.#listeners.add(entry);
    return () => void this.#listeners.delete(entry);
  }

  emit(...args: Arguments): void {
    for (const listener of [...this.#listeners]) listener(...args);
  }

  clear(): void {
    this.#listeners.clear();
  }
}
