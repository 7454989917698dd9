import { FinemeshError } from '@finemesh/contract';
import { may, postsAllowing, type Action, type TerritoryPath } from '@finemesh/domain';
import type { Context } from 'hono';
import { createApi, currentSequence, requireCaller, type Api, type ApiEnv, type Caller, type Reader, type Tx } from '../platform/index.ts';
import { candidatesFor } from './candidates.ts';
import { photoHeaders, runCaseCommand, staffCaseFor, type CaseDesk } from './CaseDesk.ts';
import type { CaseRow } from './changeCase.ts';
import { isConfidential, mayReadCase, requireSomewhere, maySeeOnWall, postToHandOver } from './caseRights.ts';
import { acceptCase } from './commands/acceptCase.ts';
import { handOverCase } from './commands/handOverCase.ts';
import { noteCase } from './commands/noteCase.ts';
import { resolveCase } from './commands/resolveCase.ts';
import { presentWallCaseDetail } from './present/presentWallCase.ts';
import { casesWithin, hasPhoto, loadCase, type LoadedCase } from './queries.ts';
import * as routes from './staffRouteShapes.ts';

/** What the team of a territory does with its cases. */
export function staffRoutes(desk: CaseDesk): Api {
  const { context, territory, files } = desk;
  const { database, clock } = context;
  const api = createApi();

  api.openapi(routes.listCases, async (c) => {
    const caller = await requireCaller(c);
    const at = clock.now();
    requireSomewhere(caller.posts, 'case.read', at);
    const answer = await database.snapshot(async (reader) => {
      const found = await casesWithin(reader, readingTerritories(caller, at), c.req.valid('query').state);
      const readable = found.filter(({ row }) => mayReadCase(caller.posts, row, at));
      return {
        cases: readable.map((loaded) => staffCaseFor(desk, caller, loaded)),
        cursor: await currentSequence(reader),
      };
    });
    c.header('Cache-Control', 'no-store');
    return c.json(answer, 200);
  });

  api.openapi(routes.getCase, async (c) => {
    const caller = await requireCaller(c);
    const loaded = await requireReadable(database.db, caller, c.req.valid('param').id);
    c.header('Cache-Control', 'no-store');
    return c.json({ case: staffCaseFor(desk, caller, loaded) }, 200);
  });

  api.openapi(routes.listCandidates, async (c) => {
    const caller = await requireCaller(c);
    const at = clock.now();
    requireSomewhere(caller.posts, 'case.handOver', at);
    const candidates = await database.snapshot(async (reader) => {
      const loaded = await requireCase(reader, c.req.valid('param').id);
      postToHandOver(caller.posts, loaded.row, at);
      return candidatesFor(reader, territory.index(), loaded.row, at);
    });
    return c.json({ candidates }, 200);
  });

  api.openapi(routes.handOver, async (c) => {
    const { id } = c.req.valid('param');
    const caller = await requireActor(c, 'case.handOver', id);
    const command = (tx: Tx) => handOverCase(tx, caller, id, c.req.valid('json'), clock.now());
    const asWall = c.req.valid('query').presentation === 'wall';
    const present = (loaded: LoadedCase) => (asWall ? forWall(loaded) : forTeam(caller)(loaded));
    return c.json(await runCaseCommand(c, desk, readBack(command), present), 200);
  });

  api.openapi(routes.accept, async (c) => {
    const caller = await requireActor(c, 'case.accept', c.req.valid('param').id);
    const command = (tx: Tx) => acceptCase(tx, caller, c.req.valid('param').id, clock.now());
    return c.json(await runCaseCommand(c, desk, readBack(command), forTeam(caller)), 200);
  });

  api.openapi(routes.note, async (c) => {
    const caller = await requireActor(c, 'case.note', c.req.valid('param').id);
    const { words } = c.req.valid('json');
    const command = (tx: Tx) => noteCase(tx, caller, c.req.valid('param').id, words, clock.now());
    return c.json(await runCaseCommand(c, desk, readBack(command), forTeam(caller)), 200);
  });

  api.openapi(routes.resolve, async (c) => {
    const caller = await requireActor(c, 'case.resolve', c.req.valid('param').id);
    const resolution = c.req.valid('json');
    const command = (tx: Tx) => resolveCase(tx, caller, c.req.valid('param').id, resolution, clock.now());
    return c.json(await runCaseCommand(c, desk, readBack(command), forTeam(caller)), 200);
  });

  api.openapi(routes.getPhoto, async (c) => {
    const caller = await requireCaller(c);
    const at = clock.now();
    requireSomewhere(caller.posts, 'photo.read', at);
    const { id, photoId } = c.req.valid('param');
    const { row } = await requireCase(database.db, id);
    const readable = isConfidential(row.categoryCode)
      ? mayReadCase(caller.posts, row, at)
      : maySeeOnWall(caller.posts, row, at);
    if (!readable || !may(caller.posts, 'photo.read', row.path, at)) throw new FinemeshError('notAllowed');
    const photo = (await hasPhoto(database.db, id, photoId)) ? await files.readPhoto(photoId, c.req.valid('query').size) : null;
    if (photo === null) throw new FinemeshError('notFound', { detail: 'no such photo' });
    return c.body(photo, 200, photoHeaders);
  });

  const forTeam = (caller: Caller) => (loaded: LoadedCase) => ({ case: staffCaseFor(desk, caller, loaded) });
  const forWall = (loaded: LoadedCase) => ({ case: presentWallCaseDetail(loaded, territory.index()) });

  /**
   * Who may give the command somewhere at all, and read this case now: a repeated request is answered with what was
   * stored, which a post that has ended in between must not see.
   */
  async function requireActor(c: Context<ApiEnv>, action: Action, id: string): Promise<Caller> {
    const caller = await requireCaller(c);
    requireSomewhere(caller.posts, action, clock.now());
    await requireReadable(database.db, caller, id);
    return caller;
  }

  async function requireReadable(reader: Reader, caller: Caller, id: string): Promise<LoadedCase> {
    const at = clock.now();
    requireSomewhere(caller.posts, 'case.read', at);
    const loaded = await requireCase(reader, id);
    if (!mayReadCase(caller.posts, loaded.row, at)) throw new FinemeshError('notAllowed');
    return loaded;
  }

  return api;
}

/** The command, with the case read back whole in its transaction. */
function readBack(command: (tx: Tx) => Promise<CaseRow>): (tx: Tx) => Promise<LoadedCase> {
  return async (tx) => requireCase(tx, (await command(tx)).id);
}

/** The case. @throws `notFound`. */
export async function requireCase(reader: Reader, id: string): Promise<LoadedCase> {
  const loaded = await loadCase(reader, id);
  if (loaded === undefined) throw new FinemeshError('notFound', { detail: 'no such case' });
  return loaded;
}

/** Territories whose cases the caller's posts read. */
export function readingTerritories({ posts }: Caller, at: Date): TerritoryPath[] {
  const reading = posts.filter((post) => postsAllowing([post], 'case.read', post.territoryPath, at).length > 0);
  return [...new Set(reading.map(({ territoryPath }) => territoryPath))];
}
