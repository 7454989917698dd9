import {
  caseCommandInputs,
  caseCommandPath,
  followedCaseSchema,
  staffCaseSchema,
  wallCaseDetailSchema,
  type ErrorCode,
} from '@finemesh/contract';
import { caseCommandTable, commandsGivenBy, visitor, type CaseCommand, type ResidentCommand, type StaffCommand } from '@finemesh/domain';
import { createRoute, z } from '@hono/zod-openapi';
import { createApi, currentSequence, problemResponses, type Api, type Reader, type Tx } from '../platform/index.ts';
import { requireActor, requireCase, runCaseCommand, staffCaseFor, type CaseDesk } from './CaseDesk.ts';
import { giveCommand, type CommandInputs } from './commands/giveCommand.ts';
import { presentResidentCase } from './present/presentResidentCase.ts';
import { presentWallCaseDetail } from './present/presentWallCase.ts';
import { loadCase, type LoadedCase } from './queries.ts';
import { lookUpTracked } from './residentRoutes.ts';

/** One route for each row of the table of commands. */
export function commandRoutes(desk: CaseDesk): Api {
  const api = createApi();
  for (const command of commandsGivenBy('staff')) mountStaffCommand(api, desk, command);
  for (const command of commandsGivenBy('resident')) mountResidentCommand(api, desk, command);
  return api;
}

function mountStaffCommand(api: Api, desk: CaseDesk, command: StaffCommand): void {
  const { context, territory } = desk;
  api.openapi(staffRoute(command), async (c) => {
    const { id } = c.req.valid('param');
    const actor = await requireActor(c, desk, `case.${command}`);
    // A repeated request is answered with what was stored, which a post that has ended in between must not see.
    await requireCase(context.database.db, actor, id);
    const inputs: CommandInputs = c.req.valid('json');
    const run = async (tx: Tx) => readBack(tx, (await giveCommand(tx, actor, id, command, inputs)).id);
    const isWall = c.req.valid('query').presentation === 'wall';
    const present = (loaded: LoadedCase) => ({
      case: isWall ? presentWallCaseDetail(loaded, territory.index()) : staffCaseFor(desk, actor, loaded),
    });
    return c.json(await runCaseCommand(c, desk, run, present), 200);
  });
}

function mountResidentCommand(api: Api, desk: CaseDesk, command: ResidentCommand): void {
  const { context, territory } = desk;
  api.openapi(residentRoute(command), async (c) => {
    const caseId = await lookUpTracked(c, desk, c.req.valid('param').trackingNumber);
    const actor = visitor(context.clock.now(), caseId);
    const inputs: CommandInputs = c.req.valid('json');
    const run = async (tx: Tx) => readBack(tx, (await giveCommand(tx, actor, caseId, command, inputs)).id);
    const present = async (loaded: LoadedCase, tx: Tx) => ({
      case: presentResidentCase(loaded, territory.index()),
      cursor: await currentSequence(tx),
    });
    return c.json(await runCaseCommand(c, desk, run, present), 200);
  });
}

/** The case whole, as the command has left it. */
async function readBack(reader: Reader, id: string): Promise<LoadedCase> {
  const loaded = await loadCase(reader, id);
  if (loaded === undefined) throw new Error('the case that was just changed cannot be read');
  return loaded;
}

const refusals = ['invalidInput', 'notFound', 'stateConflict', 'idempotencyKeyReused'] as const satisfies readonly ErrorCode[];

function staffRoute(command: StaffCommand) {
  return createRoute({
    method: 'post',
    path: `/cases/{id}/${caseCommandPath(command)}`,
    tags: ['cases'],
    summary: caseCommandTable[command].label.en,
    request: {
      params: z.object({ id: z.uuid() }),
      query: z.object({ presentation: z.enum(['staff', 'wall']).default('staff') }),
      body: bodyOf(command),
    },
    responses: {
      200: {
        description: 'The case as it is now, as the team or as the wall sees it',
        content: { 'application/json': { schema: z.object({ case: z.discriminatedUnion('audience', [staffCaseSchema, wallCaseDetailSchema]) }) } },
      },
      ...problemResponses(...refusals, 'notSignedIn', 'notAllowed', ...(caseCommandTable[command].holder === 'toPost' ? (['handedOnBefore'] as const) : [])),
    },
  });
}

function residentRoute(command: ResidentCommand) {
  return createRoute({
    method: 'post',
    path: `/tracking/{trackingNumber}/${caseCommandPath(command)}`,
    tags: ['cases'],
    summary: caseCommandTable[command].label.en,
    request: { params: z.object({ trackingNumber: z.string().max(40) }), body: bodyOf(command) },
    responses: {
      200: { description: 'The case as it is now', content: { 'application/json': { schema: followedCaseSchema } } },
      ...problemResponses(...refusals, 'tooManyRequests'),
    },
  });
}

function bodyOf(command: CaseCommand) {
  const schema: z.ZodType<CommandInputs> = caseCommandInputs[command];
  return { content: { 'application/json': { schema } }, required: true };
}
