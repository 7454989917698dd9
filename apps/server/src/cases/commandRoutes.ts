import { byOperation, routes } from '@finemesh/contract';
import { visitor, type ResidentCommand, type StaffCommand } from '@finemesh/domain';
import type { Context } from 'hono';
import { currentSequence, mountRoutes, type ApiEnv, type MountedRoutes, type Reader, type Tx } from '../platform/index.ts';
import { requireActor, requireCase, runCaseCommand, staffCaseFor, type CaseDesk } from './CaseDesk.ts';
import { giveCommand, type CommandInputs } from './commands/giveCommand.ts';
import { presentResidentCase } from './present/presentResidentCase.ts';
import { presentWallCaseDetail } from './present/presentWallCase.ts';
import { loadCase, type LoadedCase } from './queries.ts';
import { lookUpTracked } from './residentRoutes.ts';

/** One route for each row of the table of commands. */
export function commandRoutes(desk: CaseDesk): MountedRoutes[] {
  return [
    mountRoutes(routes.staffCommands, byOperation('staff', (command) => staffHandler(desk, command))),
    mountRoutes(routes.residentCommands, byOperation('resident', (command) => residentHandler(desk, command))),
  ];
}

interface StaffRequest {
  readonly params: { readonly id: string };
  readonly query: { readonly presentation: 'staff' | 'wall' };
  readonly body: CommandInputs;
  readonly key: string;
}

function staffHandler(desk: CaseDesk, command: StaffCommand) {
  const { context, territory } = desk;
  return async ({ params: { id }, query, body, key }: StaffRequest, c: Context<ApiEnv>) => {
    const actor = await requireActor(c, desk, `case.${command}`);
    // A repeated request is answered with what was stored, which a post that has ended in between must not see.
    await requireCase(context.database.db, actor, id);
    const run = async (tx: Tx) => readBack(tx, (await giveCommand(tx, actor, id, command, body)).id);
    const present = (loaded: LoadedCase) => ({
      case: query.presentation === 'wall' ? presentWallCaseDetail(loaded, territory.index()) : staffCaseFor(desk, actor, loaded),
    });
    return runCaseCommand(c, key, desk, run, present);
  };
}

interface ResidentRequest {
  readonly params: { readonly trackingNumber: string };
  readonly body: CommandInputs;
  readonly key: string;
}

function residentHandler(desk: CaseDesk, command: ResidentCommand) {
  const { context, territory } = desk;
  return async ({ params, body, key }: ResidentRequest, c: Context<ApiEnv>) => {
    const caseId = await lookUpTracked(c, desk, params.trackingNumber);
    const actor = visitor(context.clock.now(), caseId);
    const run = async (tx: Tx) => readBack(tx, (await giveCommand(tx, actor, caseId, command, body)).id);
    const present = async (loaded: LoadedCase, tx: Tx) => ({
      case: presentResidentCase(loaded, territory.index()),
      cursor: await currentSequence(tx),
    });
    return runCaseCommand(c, key, desk, run, present);
  };
}

/** The case whole, as the command has left it. */
async function readBack(reader: Reader, id: string): Promise<LoadedCase> {
  const loaded = await loadCase(reader, id);
  if (loaded === undefined) throw new Error('the case that was just changed cannot be read');
  return loaded;
}
