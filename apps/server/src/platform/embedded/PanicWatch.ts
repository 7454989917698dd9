/** Type and length, which counts itself (PostgreSQL, "Frontend/Backend Protocol", message formats). */
const headerBytes = 5;
const errorResponse = 'E'.charCodeAt(0);
/** Severity, its untranslated form, code and text stand at the beginning of an error. */
const readBytes = 512;

/**
 * Reads what the engine answers, and finds the error after which it will never answer again: over a log that cannot be written
 * it panics, as PostgreSQL does, and where PostgreSQL's process would end, this one stands still.
 */
export class PanicWatch {
  readonly #header = Buffer.alloc(headerBytes);
  #headerLength = 0;
  /** Bytes of the present message that are still to come. */
  #left = 0;
  /** Beginning of the present message, if it is an error. */
  #error: Buffer[] | null = null;

  /** The panic's text when the data ends one, else `null`. Messages may be cut anywhere. */
  read(data: Uint8Array): string | null {
    let panic: string | null = null;
    for (let at = 0; at < data.length; ) {
      at += this.#left > 0 ? this.#readBody(data.subarray(at)) : this.#readHeader(data.subarray(at));
      if (this.#left === 0 && this.#error !== null) {
        panic ??= panicIn(Buffer.concat(this.#error));
        this.#error = null;
      }
    }
    return panic;
  }

  #readHeader(data: Uint8Array): number {
    const count = Math.min(headerBytes - this.#headerLength, data.length);
    this.#header.set(data.subarray(0, count), this.#headerLength);
    this.#headerLength += count;
    if (this.#headerLength === headerBytes) {
      this.#headerLength = 0;
      this.#left = this.#header.readUInt32BE(1) - 4;
      this.#error = this.#header[0] === errorResponse ? [] : null;
    }
    return count;
  }

  #readBody(data: Uint8Array): number {
    const count = Math.min(this.#left, data.length);
    const known = this.#error?.reduce((sum, part) => sum + part.length, 0) ?? readBytes;
    if (known < readBytes) this.#error?.push(Buffer.from(data.subarray(0, Math.min(count, readBytes - known))));
    this.#left -= count;
    return count;
  }
}

/** Fields are a letter and a text that ends with a zero: `V` the severity, `M` the message. */
function panicIn(error: Buffer): string | null {
  const fields = error.toString('utf8').split('\0');
  if (!fields.includes('VPANIC')) return null;
  return fields.find((field) => field.startsWith('M'))?.slice(1) ?? 'panic';
}
