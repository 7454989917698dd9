/** Idempotency keys of what a person is trying to do: the same for the same words, until it is answered. */
export class AttemptKeys {
  readonly #createKey: () => string;
  readonly #keys = new Map<string, string>();

  constructor(createKey: () => string = () => crypto.randomUUID()) {
    this.#createKey = createKey;
  }

  /** @param body what is sent; two bodies are the same where their JSON is. */
  of(command: string, body: unknown): string {
    const attempt = JSON.stringify([command, body]);
    const key = this.#keys.get(attempt) ?? this.#createKey();
    this.#keys.set(attempt, key);
    return key;
  }

  /** Ends all attempts: whatever comes next is another deed. */
  forget(): void {
    this.#keys.clear();
  }
}
