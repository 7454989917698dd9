import type { Watcher } from '@finemesh/contract';
import type { AccountId } from '@finemesh/domain';
import type { LiveExtension, LiveScreen } from '../../platform/index.ts';
import { PositionScreen, type PositionScreenParts } from './PositionScreen.ts';

/** The open pages of accounts, as the positions plane sends to them. Residents are never sent positions. */
export class PositionScreens implements LiveExtension {
  readonly #parts: PositionScreenParts;
  readonly #screens = new Set<PositionScreen>();

  constructor(parts: PositionScreenParts) {
    this.#parts = parts;
  }

  /** Number of open screens. */
  get size(): number {
    return this.#screens.size;
  }

  attach(screen: LiveScreen): PositionScreen | undefined {
    const { reader } = screen;
    if (reader.kind !== 'account') return undefined;
    const opened = new PositionScreen(this.#parts, screen, reader.accountId, (closed) => this.#screens.delete(closed));
    this.#screens.add(opened);
    return opened;
  }

  /** A frame for each screen that has room, then the lists of watchers that this makes. To be called every second. */
  tick(): void {
    for (const screen of this.#screens) screen.sendFrame();
    for (const screen of this.#screens) screen.sendWatchers(this.watchersOf(screen.accountId));
  }

  /** Who sees the account's dot now, the account's own screens left out. */
  watchersOf(accountId: AccountId): Watcher[] {
    const slot = this.#parts.slots.slotOf(accountId);
    if (slot === undefined) return [];
    return [...this.#screens].flatMap((screen) => (screen.accountId === accountId ? [] : (screen.watcherOf(slot) ?? [])));
  }
}
