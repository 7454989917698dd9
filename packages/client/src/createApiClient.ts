import { FinemeshError, paths, type CaseCommandInput, type ReportCase, type RequestTicket, type RosterPurpose, type SignIn, type StaffCase, type WallCaseDetail } from '@finemesh/contract';
import type { CaseCommand, ResidentCommand, StaffCommand, TerritoryLevel } from '@finemesh/domain';
import { addressOf, createCall, type CallRoute, type Reply } from './createCall.ts';

/** A command's own operation: the type of its body follows from the command, which the compiler cannot see in a computed name. */
type CallCommand<Answer> = (operation: `${CaseCommand}Case`, call: Record<'params' | 'body' | 'key', unknown> & { readonly query?: unknown }) => Promise<Answer>;

/**
 * The API as functions, each named by what it does. All throw `FinemeshError`. Functions with a `key` have their effect once
 * for one key: make it with `crypto.randomUUID()` when the person starts, keep it while they try again.
 */
export type ApiClient = ReturnType<typeof createApiClient>;

export function createApiClient(call: CallRoute = createCall()) {
  return {
    clientConfig: () => call('getClientConfig'),
    demoAccounts: () => call('listDemoAccounts'),

    territoryMap: () => call('getTerritoryMap'),
    territoryNodes: (query: { within?: string; level?: TerritoryLevel } = {}) => call('listTerritoryNodes', { query }),
    locate: (lng: number, lat: number) => call('locatePlace', { query: { lng, lat } }),

    signIn: (credentials: SignIn) => call('signIn', { body: credentials }),
    signOut: () => call('signOut'),
    session: () => call('getSession'),
    ticket: (request: RequestTicket) => call('requestTicket', { body: request }),
    followTicket: (trackingNumber: string) => call('requestFollowTicket', { params: { trackingNumber } }),

    uploadPhoto: (photo: Blob, key: string) => call('uploadPhoto', { body: photo, key }),
    reportCase: (report: ReportCase, key: string) => call('reportCase', { body: report, key }),
    followedCase: (trackingNumber: string) => call('getFollowedCase', { params: { trackingNumber } }),
    giveResidentCommand: <Command extends ResidentCommand>(
      trackingNumber: string,
      command: Command,
      input: CaseCommandInput<Command>,
      key: string,
    ) => (call as CallCommand<Reply<'confirmCase'>>)(`${command}Case`, { params: { trackingNumber }, body: input, key }),

    staffCases: (state: 'open' | 'all') => call('listCases', { query: { state } }),
    staffCase: (id: string) => call('getCase', { params: { id } }),
    giveCommand: <Command extends StaffCommand>(id: string, command: Command, input: CaseCommandInput<Command>, key: string) =>
      (call as CallCommand<Reply<'handOverCase'>>)(`${command}Case`, { params: { id }, body: input, key }).then(forTeam),
    candidates: (id: string) => call('listCandidates', { params: { id } }),

    wallCases: () => call('listWallCases'),
    wallCase: (id: string) => call('getWallCase', { params: { id } }),
    giveWallCommand: <Command extends StaffCommand>(id: string, command: Command, input: CaseCommandInput<Command>, key: string) =>
      (call as CallCommand<Reply<'handOverCase'>>)(`${command}Case`, { params: { id }, query: { presentation: 'wall' }, body: input, key }).then(forWall),
    wallOverview: () => call('getWallOverview'),

    sharing: () => call('getSharing'),
    setSharing: (sharing: boolean) => call('setSharing', { body: { sharing } }),
    positionDevice: () => call('requestDevice'),

    rosters: () => call('listRosters'),
    openRoster: (buildingCode: string, purpose: RosterPurpose) =>
      call('openRoster', { params: { buildingCode }, body: { purpose } }),
    buildingSection: (buildingCode: string) => call('getBuildingSection', { params: { buildingCode } }),
  };
}

/** Address of a case's photo for the team (`small` for lists), or for the resident who follows the case. */
export function photoUrl(
  reader: { caseId: string } | { trackingNumber: string },
  photoId: string,
  size: 'small' | 'full' = 'full',
): string {
  if ('caseId' in reader) return addressOf(paths.cases.getCasePhoto.path, { params: { id: reader.caseId, photoId }, query: { size } });
  return addressOf(paths.tracking.getFollowedPhoto.path, { params: { ...reader, photoId }, query: { size } });
}

/** The answer of a route that presents a case as it was asked to. */
function forTeam({ case: presented }: Reply<'handOverCase'>): { case: StaffCase } {
  if (presented.audience !== 'staff') throw new FinemeshError('internal');
  return { case: presented };
}

function forWall({ case: presented }: Reply<'handOverCase'>): { case: WallCaseDetail } {
  if (presented.audience !== 'wall') throw new FinemeshError('internal');
  return { case: presented };
}
