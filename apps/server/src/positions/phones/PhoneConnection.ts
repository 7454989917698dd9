import { decodePositionRecords, type ErrorCode } from '@finemesh/contract';
import type { AccountId } from '@finemesh/domain';
import type { Clock } from '../../platform/index.ts';
import type { PositionsPlane } from '../plane/PositionsPlane.ts';

export interface PhoneConnectionParts {
  readonly plane: Pick<PositionsPlane, 'receive'>;
  readonly clock: Clock;
}

/** One phone that sends 16-byte records: rules PI1 to PI3 of SPEC.md. */
export class PhoneConnection {
  readonly accountId: AccountId;
  readonly #parts: PhoneConnectionParts;
  readonly #close: (code: ErrorCode) => void;
  #state: 'open' | 'ended' = 'open';

  /** @param close sends the reason and closes the socket; called once at most. */
  constructor(parts: PhoneConnectionParts, accountId: AccountId, close: (code: ErrorCode) => void) {
    this.#parts = parts;
    this.accountId = accountId;
    this.#close = close;
  }

  /** A message has come; called by the socket itself. */
  readonly receive = (message: Uint8Array, isBinary: boolean): void => {
    if (this.#state === 'ended') return;
    const records = isBinary ? decodePositionRecords(message) : undefined;
    // Records of others would come from gateways, of which there are none.
    if (records === undefined || records.some(({ sharer }) => sharer !== 0)) return this.end('malformedRequest');
    const { plane, clock } = this.#parts;
    const newest = records.reduce((best, record) => (record.ageMs <= best.ageMs ? record : best));
    const at = new Date(clock.now().getTime() - newest.ageMs);
    if (plane.receive(this.accountId, { point: newest.point, at }) === 'notSharing') this.end('notAllowed');
  };

  /** Closes the socket with the reason; whatever still comes is left unread. */
  end(code: ErrorCode): void {
    if (this.#state === 'ended') return;
    this.#state = 'ended';
    this.#close(code);
  }
}
