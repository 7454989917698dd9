import type { Identity } from '../Attacker.ts';
import { buildings, type City } from '../City.ts';
import type { ServedRoute } from '../servedRoutes.ts';
import type { Attempt } from './Attempt.ts';

/** Operators' questions have no cookie and no page. */
const withoutPage = new Set(['getHealth', 'getReadiness', 'getMetrics']);
const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'];

/** Every route as a page of elsewhere, of another front end and of no known host asks it, and by methods that it does not have. */
export function* foreignPages(city: City, routes: readonly ServedRoute[], port: number): Generator<Attempt> {
  const pages: readonly (readonly [name: string, headers: Readonly<Record<string, string>>])[] = [
    ['from elsewhere', { Origin: 'https://elsewhere.example' }],
    ['from a sandbox', { Origin: 'null' }],
    ['from the residents’ page', { Origin: `http://portal.localhost:${port}` }],
    ['from a name that begins like ours', { Origin: `http://workbench.localhost:${port}.elsewhere.example` }],
    ['across sites', { Origin: '', 'Sec-Fetch-Site': 'cross-site' }],
    ['from a sibling host', { Origin: '', 'Sec-Fetch-Site': 'same-site' }],
    ['under another host', { Host: 'elsewhere.example' }],
  ];
  const declared = new Map(routes.map(({ path }) => [path, new Set(routes.filter((one) => one.path === path).map(({ method }) => method))]));
  for (const who of ['nobody', 'tian', 'officer', 'command', 'admin'].map((name) => city.who(name))) {
    for (const { operationId, method, path } of routes.filter((route) => !withoutPage.has(route.operationId))) {
      for (const [how, headers] of pages) {
        const ask = { method, path: filled(city, path), headers, body: method === 'GET' ? undefined : {} };
        yield { kind: 'foreign pages', cell: `${operationId} ${how}`, who, ask, verdict: 'foreign', channel: 'wall' };
      }
    }
    for (const [path, known] of declared) yield* undeclared(city, who, path, known);
  }
}

function* undeclared(city: City, who: Identity, path: string, known: ReadonlySet<string>): Generator<Attempt> {
  for (const method of methods.filter((one) => !known.has(one))) {
    const ask = { method, path: filled(city, path), body: method === 'GET' ? undefined : {} };
    const inspect = ({ status }: { status: number }): string | undefined => (method !== 'GET' && status < 400 ? `does something by ${method}: ${status}` : undefined);
    yield { kind: 'undeclared methods', cell: `${method} ${path}`, who, ask, verdict: 'anything', channel: 'wall', inspect, inspectsAll: true };
  }
}

/** The path with something that exists for every parameter, and that most identities may not have. */
function filled(city: City, path: string): string {
  const { id, photoId } = city.cases.find(({ confidential, photoId: photo }) => confidential && photo !== null) ?? city.firstCase;
  return path
    .replace('{id}', id)
    .replace('{photoId}', photoId ?? id)
    .replace('{trackingNumber}', '0000-0000-0000')
    .replace('{buildingCode}', buildings.own)
    .replace('{facet}', 'care');
}
