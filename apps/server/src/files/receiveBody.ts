import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { FinemeshError } from '@finemesh/contract';

export interface ReceiveLimits {
  readonly maxBytes: number;
  /** Milliseconds within which the whole body must be here. */
  readonly wholeWithinMs: number;
  /** Milliseconds without a byte after which nothing more is expected. */
  readonly silentWithinMs: number;
}

/**
 * Writes a request's body to a file as it arrives, so that bodies on their way hold no memory. The file is the caller's to
 * remove, whatever happens.
 *
 * @returns the SHA-256 of the body.
 * @throws `tooLarge`; `unavailable` when it comes too slowly; `malformedRequest` when the sender goes away before its end.
 * Failures of the disk are thrown as they are.
 */
export async function receiveBody(
  body: ReadableStream<Uint8Array> | null,
  path: string,
  { maxBytes, wholeWithinMs, silentWithinMs }: ReceiveLimits,
): Promise<Uint8Array> {
  const hash = createHash('sha256');
  const late = new AbortController();
  const giveUp = (): void => late.abort();
  const whole = setTimeout(giveUp, wholeWithinMs);
  const silence = setTimeout(giveUp, silentWithinMs);

  async function* counted(): AsyncGenerator<Uint8Array> {
    let bytes = 0;
    for await (const chunk of arriving(body, late.signal)) {
      silence.refresh();
      bytes += chunk.byteLength;
      if (bytes > maxBytes) throw new FinemeshError('tooLarge');
      hash.update(chunk);
      yield chunk;
    }
  }

  try {
    await pipeline(counted, createWriteStream(path, { mode: 0o600 }), { signal: late.signal });
    return hash.digest();
  } catch (error) {
    if (late.signal.aborted) throw new FinemeshError('unavailable', { detail: 'the photo came too slowly', cause: error });
    throw error;
  } finally {
    clearTimeout(whole);
    clearTimeout(silence);
  }
}

/** @throws `malformedRequest` when the sender goes away. */
async function* arriving(body: ReadableStream<Uint8Array> | null, signal: AbortSignal): AsyncGenerator<Uint8Array> {
  if (body === null) return;
  const reader = body.getReader();
  // A read that waits for a byte that never comes ends with the reader.
  signal.addEventListener('abort', () => void reader.cancel().catch(() => undefined), { once: true });
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      yield value;
    }
  } catch (cause) {
    throw new FinemeshError('malformedRequest', { detail: 'the body ended early', cause });
  }
}
