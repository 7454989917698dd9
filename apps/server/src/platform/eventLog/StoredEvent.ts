/** A committed fact as the log holds it. */
export interface StoredEvent {
  /** Place in the order of commits. */
  readonly sequence: number;
  /** Territory path of what the event is about. */
  readonly path: string;
  /** `<area>.<pastTense>`. */
  readonly type: string;
  /** What the writing area put in; that area's `events.ts` knows its shape. */
  readonly payload: unknown;
  /** Account that did it, `null` for residents without an account and for the server itself. */
  readonly actor: string | null;
  /** When it was written, by the database's clock; rises with the sequence. */
  readonly at: Date;
}

/** What an area says when something happened. */
export interface NewEvent {
  readonly path: string;
  readonly type: string;
  /** JSON; ids and codes only, no personal data. */
  readonly payload: object;
  readonly actor: string | null;
}
