import { actorOf, brandId, can, volunteerRoles, type AccountId, type Post } from '@finemesh/domain';
import { eq, gt } from 'drizzle-orm';
import { randomBytes } from 'node:crypto';
import type { Clock, Database } from '../platform/index.ts';
import type { Sharer } from './PositionSlots.ts';
import { positionDevice, positionSharing } from './tables.ts';

/** Sharing ends by itself after so many hours, so that a forgotten switch does not follow somebody home. */
const sharingLimitHours = 4;

/** Somebody who has said "share", with what decides precision and sight. */
export interface ActiveSharer extends Sharer {
  readonly isVolunteer: boolean;
  readonly endsAt: Date;
  /** Sharing ends with it; `null` for the demo's simulated phones. */
  readonly sessionId: string | null;
}

/**
 * Who shares now. The switch is a row, so a restart of the server does not turn phones silent; positions themselves are
 * never written anywhere.
 */
export class SharingRegister {
  private readonly database: Database;
  private readonly clock: Clock;
  private readonly postsOf: (accountId: AccountId) => Promise<readonly Post[]>;
  private readonly isSessionOpen: (sessionId: string) => Promise<boolean>;
  private readonly active = new Map<string, ActiveSharer>();
  private readonly devices = new Map<string, string>();

  constructor(
    database: Database,
    clock: Clock,
    postsOf: (accountId: AccountId) => Promise<readonly Post[]>,
    isSessionOpen: (sessionId: string) => Promise<boolean>,
  ) {
    this.database = database;
    this.clock = clock;
    this.postsOf = postsOf;
    this.isSessionOpen = isSessionOpen;
  }

  async load(): Promise<void> {
    const now = this.clock.now();
    const rows = await this.database.db.select().from(positionSharing).where(gt(positionSharing.endsAt, now));
    for (const { accountId, endsAt, sessionId } of rows) {
      // A session may have ended while no server ran for it.
      if (await this.isOpen(sessionId)) await this.admit(accountId, endsAt, sessionId);
      else await this.stop(accountId);
    }
    for (const row of await this.database.db.select().from(positionDevice)) this.devices.set(row.deviceId, row.accountId);
  }

  /** The account as a sharer, or `null` when it does not share (any more). */
  sharer(accountId: string): ActiveSharer | null {
    const sharer = this.active.get(accountId);
    if (sharer === undefined) return null;
    if (sharer.endsAt > this.clock.now()) return sharer;
    this.active.delete(accountId);
    return null;
  }

  /** Accounts whose sharing has ended by time or whose posts allow it no longer; called every second. */
  ended(): string[] {
    const now = this.clock.now();
    return [...this.active.values()].filter((sharer) => sharer.endsAt <= now).map((sharer) => sharer.accountId);
  }

  /** Turns the switch on, for the usual limit and no longer than the session lasts. @returns `null` where no post allows sharing. */
  async start(accountId: string, sessionId: string | null, until?: Date): Promise<ActiveSharer | null> {
    const endsAt = until ?? new Date(this.clock.now().getTime() + sharingLimitHours * 3_600_000);
    const sharer = await this.admit(accountId, endsAt, sessionId);
    if (sharer === null) return null;
    await this.database.transaction((tx) =>
      tx
        .insert(positionSharing)
        .values({ accountId, endsAt, sessionId })
        .onConflictDoUpdate({ target: positionSharing.accountId, set: { endsAt, sessionId } }),
    );
    // A session that has ended before this was written was looked for among the sharers in vain.
    if (await this.isOpen(sessionId)) return sharer;
    await this.stop(accountId);
    return null;
  }

  /** The account that shares by this session, `undefined` where none does. */
  accountOfSession(sessionId: string): string | undefined {
    return [...this.active.values()].find((sharer) => sharer.sessionId === sessionId)?.accountId;
  }

  /** Turns the switch off; nothing remains. */
  async stop(accountId: string): Promise<void> {
    this.active.delete(accountId);
    await this.database.transaction((tx) => tx.delete(positionSharing).where(eq(positionSharing.accountId, accountId)));
  }

  /** Looks at the account's posts again. @returns whether it still shares. */
  async review(accountId: string): Promise<boolean> {
    const sharer = this.sharer(accountId);
    if (sharer === null) return false;
    return (await this.admit(accountId, sharer.endsAt, sharer.sessionId)) !== null;
  }

  /** Whether a post of the account allows sharing now. */
  async mayShare(accountId: string): Promise<boolean> {
    return (await this.sharingPost(accountId)) !== undefined;
  }

  accountOfDevice(deviceId: string): string | undefined {
    return this.devices.get(deviceId);
  }

  /** The account's device identifier, made once; `fixed` names it in the demo. */
  async deviceOf(accountId: string, fixed?: string): Promise<string> {
    for (const [deviceId, owner] of this.devices) if (owner === accountId) return deviceId;
    const deviceId = fixed ?? randomBytes(12).toString('base64url');
    await this.database.transaction((tx) => tx.insert(positionDevice).values({ deviceId, accountId }).onConflictDoNothing());
    this.devices.set(deviceId, accountId);
    return deviceId;
  }

  private async isOpen(sessionId: string | null): Promise<boolean> {
    return sessionId === null || this.isSessionOpen(sessionId);
  }

  private async admit(accountId: string, endsAt: Date, sessionId: string | null): Promise<ActiveSharer | null> {
    const post = await this.sharingPost(accountId);
    if (post === undefined) {
      this.active.delete(accountId);
      return null;
    }
    const sharer: ActiveSharer = {
      accountId,
      territoryPath: post.territoryPath,
      isVolunteer: volunteerRoles.has(post.role),
      endsAt,
      sessionId,
    };
    this.active.set(accountId, sharer);
    return sharer;
  }

  /** The post under which the account shares: one of staff before one of a volunteer, since staff are expected to be found. */
  private async sharingPost(accountId: string): Promise<Post | undefined> {
    const now = this.clock.now();
    const posts = await this.postsOf(brandId<AccountId>(accountId));
    const allowing = posts.filter((post) => can(actorOf({ accountId: post.accountId, posts: [post] }, now), 'position.share', { path: post.territoryPath }));
    return allowing.find((post) => !volunteerRoles.has(post.role)) ?? allowing[0];
  }
}
