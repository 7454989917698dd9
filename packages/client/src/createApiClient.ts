import { FinemeshError, paths, type CaseCommandInput, type RoutePath, type StaffCase, type WallCaseDetail } from '@finemesh/contract';
import type { ResidentCommand, StaffCommand } from '@finemesh/domain';
import { fillPath, type Addressed } from './addressOf.ts';
import type { ApiCalls, Reply } from './calls.ts';
import { createRequest, type SendRequest } from './request.ts';

/**
 * The API: one function for each operation of the contract, made from its table of paths, and the commands on a case by
 * their names. All throw `FinemeshError`. What needs a `key` has its effect once for one key: make it with
 * `crypto.randomUUID()` when the person starts, keep it while they try again.
 */
export type ApiClient = ApiCalls & CaseCommands;

/** The commands of the table, for screens that give whichever the person chooses. */
interface CaseCommands {
  giveCommand<Command extends StaffCommand>(id: string, command: Command, input: CaseCommandInput<Command>, key: string): Promise<{ case: StaffCase }>;
  /** The same, answered as the wall may show it. */
  giveWallCommand<Command extends StaffCommand>(id: string, command: Command, input: CaseCommandInput<Command>, key: string): Promise<{ case: WallCaseDetail }>;
  giveResidentCommand<Command extends ResidentCommand>(
    trackingNumber: string,
    command: Command,
    input: CaseCommandInput<Command>,
    key: string,
  ): Promise<ResidentReply>;
}

type StaffReply = Reply<`${StaffCommand}Case`>;
type ResidentReply = Reply<`${ResidentCommand}Case`>;

/** A call of any operation, without what the compiler knows of each. */
interface SentCall extends Addressed {
  readonly body?: unknown;
  readonly key?: string;
  readonly signal?: AbortSignal;
}

export function createApiClient(send: SendRequest = createRequest()): ApiClient {
  function callOf<Answer>({ method, path }: RoutePath) {
    return ({ body, key, signal, ...addressed }: SentCall = {}): Promise<Answer> => send(method, fillPath(path, addressed), { body, key, signal });
  }
  const giveStaff = (command: StaffCommand, sent: SentCall) => callOf<StaffReply>(paths.staffCommands[`${command}Case`])(sent);
  const operations = Object.values(paths).flatMap((group) => Object.entries<RoutePath>(group));
  // The compiler does not follow the names of the entries; what each needs and gives is in the routes of the same names.
  const calls = Object.fromEntries(operations.map(([id, path]) => [id, callOf(path)])) as unknown as ApiCalls;
  return {
    ...calls,
    giveCommand: (id, command, body, key) => giveStaff(command, { params: { id }, body, key }).then(forTeam),
    giveWallCommand: (id, command, body, key) =>
      giveStaff(command, { params: { id }, query: { presentation: 'wall' }, body, key }).then(forWall),
    giveResidentCommand: (trackingNumber, command, body, key) =>
      callOf<ResidentReply>(paths.residentCommands[`${command}Case`])({ params: { trackingNumber }, body, key }),
  };
}

/** The answer of a route that presents a case as it was asked to. */
function forTeam({ case: presented }: StaffReply): { case: StaffCase } {
  if (presented.audience !== 'staff') throw new FinemeshError('internal');
  return { case: presented };
}

function forWall({ case: presented }: StaffReply): { case: WallCaseDetail } {
  if (presented.audience !== 'wall') throw new FinemeshError('internal');
  return { case: presented };
}
