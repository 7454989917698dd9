import { syncFrameTypes } from '@finemesh/roster';

interface PendingEdit {
  /** Number of the sync message on the present connection that carries the edit last; `null` while none has. */
  message: number | null;
}

/**
 * The edits that the server has not yet called durable. *Saved* is said from this count alone: an edit leaves it when the
 * server has acknowledged the message that carried it, and at no other moment.
 */
export class PendingEdits {
  #edits: PendingEdit[] = [];
  #sent = 0;

  get count(): number {
    return this.#edits.length;
  }

  /** An edit was made. Called before the message that carries it leaves, if there is a connection at all. */
  add(): void {
    this.#edits.push({ message: null });
  }

  /** A sync message left on the present connection. */
  messageSent(kind: number): void {
    if (kind !== syncFrameTypes.step2 && kind !== syncFrameTypes.update) return;
    this.#sent += 1;
    // Step 2 carries all that the server lacks; an update carries the edit that was made just now and no earlier one.
    const carried = kind === syncFrameTypes.step2 ? this.#edits : this.#edits.slice(-1);
    for (const edit of carried) edit.message = this.#sent;
  }

  /** The server has made the first `upTo` sync messages of the present connection durable. */
  acknowledge(upTo: number): void {
    this.#edits = this.#edits.filter((edit) => edit.message === null || edit.message > upTo);
  }

  /** The connection is gone: what was on its way may not have arrived, and the next one counts from the start. */
  connectionLost(): void {
    this.#sent = 0;
    for (const edit of this.#edits) edit.message = null;
  }
}
