import type {
  Candidate,
  ClientConfig,
  DemoAccount,
  FollowedCase,
  LocatedPlace,
  PositionDevice,
  ReportCase,
  RequestTicket,
  RosterList,
  RosterPurpose,
  RosterTickets,
  SessionView,
  SharingView,
  SignIn,
  StaffCase,
  TerritoryMap,
  TerritoryNode,
  Ticket,
  UploadedPhoto,
  WallCase,
  WallCaseDetail,
  WallOverview,
} from '@finemesh/contract';
import type { TerritoryLevel } from '@finemesh/domain';
import { createRequest, type SendRequest } from './request.ts';

/**
 * The API as functions, each named by what it does. All throw `FinemeshError`. Functions with a `key` have their effect once
 * for one key: make it with `crypto.randomUUID()` when the person starts, keep it while they try again.
 */
export type ApiClient = ReturnType<typeof createApiClient>;

export function createApiClient(send: SendRequest = createRequest()) {
  const segment = encodeURIComponent;
  return {
    clientConfig: () => send<ClientConfig>('client-config'),
    demoAccounts: () => send<{ accounts: DemoAccount[] }>('demo/accounts'),

    territoryMap: () => send<TerritoryMap>('territory/map'),
    territoryNodes: (query: { within?: string; level?: TerritoryLevel } = {}) =>
      send<{ nodes: TerritoryNode[] }>(`territory/nodes?${new URLSearchParams(query).toString()}`),
    locate: (lng: number, lat: number) => send<LocatedPlace>(`territory/locate?lng=${lng}&lat=${lat}`),

    signIn: (credentials: SignIn) => send<SessionView>('session', { body: credentials }),
    signOut: () => send<undefined>('session', { method: 'DELETE' }),
    session: () => send<SessionView>('session'),
    ticket: (request: RequestTicket) => send<Ticket>('tickets', { body: request }),

    uploadPhoto: (photo: Blob, key: string) => send<UploadedPhoto>('photos', { body: photo, idempotencyKey: key }),
    reportCase: (report: ReportCase, key: string) => send<FollowedCase>('cases', { body: report, idempotencyKey: key }),
    followedCase: (trackingNumber: string) => send<FollowedCase>(`tracking/${segment(trackingNumber)}`),
    confirmCase: (trackingNumber: string, rating: number | undefined, key: string) =>
      send<FollowedCase>(`tracking/${segment(trackingNumber)}/confirm`, {
        body: rating === undefined ? {} : { rating },
        idempotencyKey: key,
      }),
    reopenCase: (trackingNumber: string, reason: string, key: string) =>
      send<FollowedCase>(`tracking/${segment(trackingNumber)}/reopen`, { body: { reason }, idempotencyKey: key }),

    staffCases: (state: 'open' | 'all') => send<{ cases: StaffCase[]; cursor: number }>(`cases?state=${state}`),
    staffCase: (id: string) => send<{ case: StaffCase }>(`cases/${segment(id)}`),
    acceptCase: (id: string, key: string) =>
      send<{ case: StaffCase }>(`cases/${segment(id)}/accept`, { body: {}, idempotencyKey: key }),
    noteCase: (id: string, words: string, key: string) =>
      send<{ case: StaffCase }>(`cases/${segment(id)}/notes`, { body: { words }, idempotencyKey: key }),
    resolveCase: (id: string, resolution: { words: string; photoIds?: string[] }, key: string) =>
      send<{ case: StaffCase }>(`cases/${segment(id)}/resolve`, { body: resolution, idempotencyKey: key }),
    handOverCase: (id: string, handOver: { postId: string; note?: string }, key: string) =>
      send<{ case: StaffCase }>(`cases/${segment(id)}/hand-over`, { body: handOver, idempotencyKey: key }),
    candidates: (id: string) => send<{ candidates: Candidate[] }>(`cases/${segment(id)}/candidates`),

    wallCases: () => send<{ cases: WallCase[]; cursor: number }>('wall/cases'),
    wallCase: (id: string) => send<{ case: WallCaseDetail }>(`wall/cases/${segment(id)}`),
    wallHandOverCase: (id: string, handOver: { postId: string; note?: string }, key: string) =>
      send<{ case: WallCaseDetail }>(`cases/${segment(id)}/hand-over?presentation=wall`, {
        body: handOver,
        idempotencyKey: key,
      }),
    wallOverview: () => send<WallOverview>('wall/overview'),

    sharing: () => send<SharingView>('positions/sharing'),
    setSharing: (sharing: boolean) => send<SharingView>('positions/sharing', { method: 'PUT', body: { sharing } }),
    positionDevice: () => send<PositionDevice>('positions/device', { body: {} }),

    rosters: () => send<RosterList>('rosters'),
    openRoster: (buildingCode: string, purpose: RosterPurpose) =>
      send<RosterTickets>(`rosters/${segment(buildingCode)}/tickets`, { body: { purpose } }),
  };
}

/** Address of a case's photo for the team (`small` for lists), or for the resident who follows the case. */
export function photoUrl(
  reader: { caseId: string } | { trackingNumber: string },
  photoId: string,
  size: 'small' | 'full' = 'full',
): string {
  const base = 'caseId' in reader ? `cases/${reader.caseId}` : `tracking/${encodeURIComponent(reader.trackingNumber)}`;
  return `/api/${base}/photos/${photoId}?size=${size}`;
}
