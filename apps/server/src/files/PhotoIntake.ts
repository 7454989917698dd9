import { randomUUID } from 'node:crypto';
import { caseLimits, FinemeshError } from '@finemesh/contract';
import type { EncodeJob, EncodeOutcome } from './encoder/encoder-messages.ts';
import { FairQueue } from './FairQueue.ts';
import type { PhotoStore } from './PhotoStore.ts';
import { Quota } from './Quota.ts';
import { receiveBody, type ReceiveLimits } from './receiveBody.ts';

/** A photo that is kept as two files. */
export interface KeptPhoto {
  readonly id: string;
  /** Pixels of the larger size. */
  readonly width: number;
  readonly height: number;
  /** SHA-256 of the body that was sent. */
  readonly digest: Uint8Array;
}

export interface PhotoIntakeOptions {
  readonly store: PhotoStore;
  readonly encoder: { encode(job: EncodeJob): Promise<EncodeOutcome> };
  readonly limits?: Partial<ReceiveLimits>;
}

/**
 * Bodies on their way. They lie on the disk, so that many slow ones cost little; those of one sender (a home, a mobile
 * carrier's gateway) are bounded so that others find a place. Four people behind one address send their three photos at once.
 */
const arrivals = { total: 96, ofOne: 12 };
/** Photos that wait for the encoder, which has two or three a second. */
const waiting = { maxWaiting: 64, maxOfOne: 12 };
/** The largest photo on a slow phone takes half of it; a phone in a lift is silent for some seconds. */
const usualLimits: ReceiveLimits = { maxBytes: caseLimits.photoBytes, wholeWithinMs: 90_000, silentWithinMs: 15_000 };

/** Receives photos, has them encoded one after the other, and keeps them. */
export class PhotoIntake {
  readonly #store: PhotoStore;
  readonly #encoder: PhotoIntakeOptions['encoder'];
  readonly #limits: ReceiveLimits;
  readonly #arrivals = new Quota(arrivals);
  readonly #queue = new FairQueue(waiting);

  constructor({ store, encoder, limits }: PhotoIntakeOptions) {
    this.#store = store;
    this.#encoder = encoder;
    this.#limits = { ...usualLimits, ...limits };
  }

  /**
   * Keeps the photo in the body.
   *
   * @param sender network of the address that sends it
   * @throws `unsupportedMedia` or `tooLarge` naming the field `photo`; `tooManyRequests` when this sender has too many on
   * their way; `unavailable` when all together have, or when it comes too slowly. Nothing is kept then.
   */
  async accept(sender: string, body: ReadableStream<Uint8Array> | null): Promise<KeptPhoto> {
    const id = randomUUID();
    const job = this.#store.jobOf(id);
    try {
      const digest = await this.#arrivals.hold(sender, () => receiveBody(body, job.source, this.#limits));
      const outcome = await this.#queue.run(sender, () => this.#encoder.encode(job));
      const { width, height } = requireEncoded(outcome);
      await this.#store.keep(id);
      return { id, width, height, digest };
    } finally {
      await this.#store.discard(id);
    }
  }
}

function requireEncoded(outcome: EncodeOutcome): Extract<EncodeOutcome, { kind: 'encoded' }> {
  switch (outcome.kind) {
    case 'encoded':
      return outcome;
    case 'refused': {
      const { code, message } = outcome;
      const fields = [{ field: 'photo', code, message }];
      throw new FinemeshError(code === 'tooManyPixels' || code === 'tooLong' ? 'tooLarge' : 'unsupportedMedia', { fields });
    }
    case 'broken':
      throw Object.assign(new Error(outcome.message), { code: outcome.code });
    default:
      return outcome satisfies never;
  }
}
