import { FinemeshError, routes, ticketLifetimeSeconds, type FollowedCase } from '@finemesh/contract';
import { parseTrackingNumber, type CaseId } from '@finemesh/domain';
import type { Context } from 'hono';
import { currentSequence, limitRate, mountRoutes, type ApiEnv, type MountedRoutes, type Reader, type RouteHandlers, type Tx } from '../platform/index.ts';
import type { TerritoryIndex } from '../territory/index.ts';
import { photoHeaders, runCaseCommand, type CaseDesk } from './CaseDesk.ts';
import { reportCase } from './commands/reportCase.ts';
import { presentResidentCase } from './present/presentResidentCase.ts';
import { findTrackedCase, hasPhoto, loadCase, type LoadedCase } from './queries.ts';
import { followTicket } from './topics/followTicket.ts';

/** A whole building behind one address of a mobile network may report a power cut at once; a flood from one machine may not. */
const reportLimit = { burst: 120, perMinute: 60 };

/** What residents do: report without an account, and follow with the tracking number. */
export function residentRoutes(desk: CaseDesk): MountedRoutes {
  const { context, territory, files } = desk;
  const { database, clock, tickets } = context;

  /** The case and the sequence up to which it is true. */
  async function follow(loaded: LoadedCase, reader: Reader): Promise<FollowedCase> {
    return { case: presentResidentCase(loaded, territory.index()), cursor: await currentSequence(reader) };
  }

  const handlers: RouteHandlers<typeof routes.tracking> = {
    async reportCase({ body, key }, c) {
      const accountId = (await c.var.caller())?.accountId ?? null;
      const command = (tx: Tx, held: TerritoryIndex) => reportCase(tx, held, body, accountId, clock.now());
      return runCaseCommand(c, key, desk, command, follow);
    },

    async getFollowedCase({ params }, c) {
      const id = await lookUpTracked(c, desk, params.trackingNumber);
      c.header('Cache-Control', 'no-store');
      return database.snapshot(async (reader) => {
        const loaded = await loadCase(reader, id);
        if (loaded === undefined) throw unknownNumber();
        return follow(loaded, reader);
      });
    },

    async requestFollowTicket({ params }, c) {
      const id = await lookUpTracked(c, desk, params.trackingNumber);
      c.header('Cache-Control', 'no-store');
      return { ticket: tickets.sign(followTicket(id)), expiresInSeconds: ticketLifetimeSeconds };
    },

    async getFollowedPhoto({ params: { trackingNumber, photoId }, query: { size } }, c) {
      const id = await lookUpTracked(c, desk, trackingNumber);
      const photo = (await hasPhoto(database.db, id, photoId)) ? await files.readPhoto(photoId, size) : null;
      if (photo === null) throw new FinemeshError('notFound', { detail: 'no such photo' });
      return c.body(photo, 200, photoHeaders);
    },
  };
  return mountRoutes(routes.tracking, handlers, { reportCase: limitRate(context, reportLimit) });
}

/** The case that the typed number stands for; misses are counted. @throws `notFound`, `tooManyRequests`. */
export async function lookUpTracked(c: Context<ApiEnv>, { context, trackingLimit }: CaseDesk, typed: string): Promise<CaseId> {
  return trackingLimit.lookUp(c, async () => {
    const number = parseTrackingNumber(typed);
    const id = number === undefined ? undefined : await findTrackedCase(context.database.db, number);
    if (id === undefined) throw unknownNumber();
    return id;
  });
}

/** A number that is none is answered like one that is not known. */
function unknownNumber(): FinemeshError {
  return new FinemeshError('notFound', { detail: 'no case has this tracking number' });
}
