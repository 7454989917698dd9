import { places } from '../City.ts';
import type { Verdict } from '../Judge.ts';
import type { Attempt, AttemptsOf } from './Attempt.ts';

/** For everybody: nothing of anybody may stand in it, whoever asks. */
function open(queries: readonly string[] = [''], verdict: Verdict = 'admitted', body?: unknown): AttemptsOf {
  return function* (city, { operationId, method, path }): Generator<Attempt> {
    for (const who of city.identities.values()) {
      for (const query of queries) {
        const [how, headers] = city.disguise();
        yield { kind: 'public', cell: `${operationId}${query} ${how}`, who, ask: { method, path: path + query, headers, body }, verdict, channel: 'wall' };
      }
    }
  };
}

export const publicAttempts: Readonly<Record<string, AttemptsOf>> = {
  getClientConfig: open(),
  getApiDescription: open(),
  getHealth: open(),
  getReadiness: open(),
  getMetrics: open(),
  listTerritoryNodes: open(Object.values(places).filter((code) => code.length > 12).map((code) => `?within=${code}`)),
  locatePlace: open(['?lng=118.69&lat=32.02', '?lng=0&lat=0']),
  getTerritoryMap: open(),
  listDivisions: open(),
  listDemoAccounts: open(),
  // What is not a picture is nobody's photo, and what has no category nobody's case.
  uploadPhoto: open([''], 'anything', {}),
  reportCase: open([''], 'anything', { categoryCode: 'XX99', words: '' }),
  // A reading under a device that nobody has.
  sendOsmAndQuery: open(['?id=pilot-0000000000000000&lat=32.02&lon=118.69'], 'anything'),
  sendOsmAndBody: open([''], 'anything', { device_id: 'pilot-0000000000000000', location: { coords: { latitude: 32, longitude: 118 } } }),
};

/** Asked for without an upgrade these are pages at most; as sockets they have cells of their own. */
export const socketOperations = ['openLiveFeed', 'openPositionSocket', 'openRosterSocket'];
