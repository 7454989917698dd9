import { dotStatus } from '@finemesh/contract';
import type { AccountId } from '@finemesh/domain';
import { snapToNet, type LngLat } from '@finemesh/geo';
import type { Clock } from '../../platform/index.ts';
import type { Sharer } from '../sharing/Sharer.ts';
import type { SharingRegister } from '../sharing/SharingRegister.ts';
import type { OnTask } from './OnTask.ts';
import { PositionSlots } from './PositionSlots.ts';
import { ShownPositions } from './ShownPositions.ts';

export interface PositionsPlaneOptions {
  readonly register: Pick<SharingRegister, 'sharer'>;
  readonly onTask: Pick<OnTask, 'has'>;
  readonly clock: Clock;
  /** Net to which positions are snapped, in metres, except of staff on a task. */
  readonly volunteerPrecisionMeters: number;
}

/** Where somebody says to be. */
export interface Reading {
  readonly point: LngLat;
  /** When it was read on the phone; the future counts as now. */
  readonly at: Date;
}

/** What became of a reading: nothing is kept of one that is not shown. */
export type ReadingVerdict = 'shown' | 'notSharing' | 'stale';

/** A reading older than this is nobody's position any more, in milliseconds. */
const staleAfterMs = 60_000;

/** The positions plane: the latest position of who shares, in memory, as precise as the operator lets it be shown. */
export class PositionsPlane {
  readonly #options: PositionsPlaneOptions;
  readonly #slots = new PositionSlots();
  readonly #positions = new ShownPositions();

  constructor(options: PositionsPlaneOptions) {
    this.#options = options;
  }

  /** Which slot means whom. */
  get slots(): Pick<PositionSlots, 'slotOf' | 'sharerOf'> {
    return this.#slots;
  }

  /** What is on the map now. */
  get positions(): Omit<ShownPositions, 'write' | 'hide' | 'hideReadBefore'> {
    return this.#positions;
  }

  receive(accountId: AccountId, { point, at }: Reading): ReadingVerdict {
    const { register, clock } = this.#options;
    const sharer = register.sharer(accountId);
    if (sharer === null) return 'notSharing';
    const nowMs = clock.now().getTime();
    const readAtMs = Math.min(at.getTime(), nowMs);
    if (nowMs - readAtMs > staleAfterMs) return 'stale';
    const [lng, lat] = snapToNet(point, this.precisionMetersOf(sharer));
    this.#positions.write(this.#slots.acquire(sharer), { lng, lat, status: this.#statusOf(sharer), readAtMs });
    return 'shown';
  }

  /** Net to which the sharer's positions are snapped, in metres; 0 is exact. */
  precisionMetersOf({ isVolunteer, accountId }: Sharer): number {
    const { onTask, volunteerPrecisionMeters } = this.#options;
    return isVolunteer || !onTask.has(accountId) ? volunteerPrecisionMeters : 0;
  }

  /** Shows an account's dot to who may see it as it shares now; `null` takes it off the map. */
  follow(accountId: AccountId, sharer: Sharer | null): void {
    const slot = sharer === null ? this.#slots.release(accountId) : this.#slots.slotOf(accountId);
    if (slot === undefined) return;
    if (sharer === null) this.#positions.hide(slot);
    else this.#slots.acquire(sharer);
  }

  /** Takes off the map what has sent nothing for a minute. */
  hideStale(): void {
    this.#positions.hideReadBefore(this.#options.clock.now().getTime() - staleAfterMs);
  }

  #statusOf({ isVolunteer, accountId }: Sharer): number {
    const isOnTask = this.#options.onTask.has(accountId);
    if (isVolunteer) return isOnTask ? dotStatus.volunteerOnTask : dotStatus.volunteerAround;
    return isOnTask ? dotStatus.staffOnTask : dotStatus.staffAround;
  }
}
