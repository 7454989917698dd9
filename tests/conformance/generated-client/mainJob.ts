import createClient, { type Client } from 'openapi-fetch';
import type { components, paths } from './generated/api.d.ts';
import type { FetchOf, Program } from './Program.ts';

type Role = components['schemas']['PostRole'];
type Api = Client<paths>;

/**
 * Report → hand over → accept → resolve → confirm, by a client whose every path, parameter, body and answer is typed by what
 * openapi-typescript makes of the document, and by nothing of this repo.
 */
export async function doMainJob(fetchOf: FetchOf): Promise<readonly string[]> {
  const portal = createClient<paths>({ baseUrl: 'http://portal.localhost', fetch: fetchOf('portal') });
  const reported = given(
    await portal.POST('/api/cases', {
      ...command(),
      body: { categoryCode: 'FA01', placeCode: '320105004004B009', words: 'The light in the stairwell is broken', language: 'en' },
    }),
  );
  const { trackingNumber, id } = reported.case;

  const wall = await signIn(fetchOf, 'wall', 'commander');
  const { candidates } = given(await wall.GET('/api/cases/{id}/candidates', { params: { path: { id } } }));
  const post = candidates.find(({ role, suggested }) => role === 'microGridder' && suggested);
  if (post === undefined) throw new Error('no micro-gridder is suggested');
  const handed = given(
    await wall.POST('/api/cases/{id}/hand-over', { params: { path: { id }, ...key() }, body: { postId: post.postId } }),
  );

  const workbench = await signIn(fetchOf, 'workbench', 'microGridder');
  const accepted = given(await workbench.POST('/api/cases/{id}/accept', { params: { path: { id }, ...key() }, body: {} }));
  const resolved = given(
    await workbench.POST('/api/cases/{id}/resolve', { params: { path: { id }, ...key() }, body: { words: 'Changed the bulb' } }),
  );

  const confirmed = given(
    await portal.POST('/api/tracking/{trackingNumber}/confirm', { params: { path: { trackingNumber }, ...key() }, body: { rating: 5 } }),
  );
  return [reported, handed, accepted, resolved, confirmed].map((answer) => answer.case.state);
}

/** The code with which a request for a number that nobody has is refused: typed as one of the document's. */
export async function followNothing(fetchOf: FetchOf): Promise<components['schemas']['ErrorCode'] | undefined> {
  const portal = createClient<paths>({ baseUrl: 'http://portal.localhost', fetch: fetchOf('portal') });
  const { error } = await portal.GET('/api/tracking/{trackingNumber}', { params: { path: { trackingNumber: '0000-0000-0000' } } });
  return error?.code;
}

async function signIn(fetchOf: FetchOf, site: 'workbench' | 'wall', role: Role): Promise<Api> {
  const baseUrl = `http://${site}.localhost`;
  const anybody = createClient<paths>({ baseUrl, fetch: fetchOf(site) });
  const { accounts } = given(await anybody.GET('/api/demo/accounts'));
  const account = accounts.find((one) => one.role === role);
  if (account === undefined) throw new Error(`the demo has no ${role}`);
  const { username, password } = account;
  const answer = await anybody.POST('/api/session', { body: { username, password } });
  given(answer);
  const cookie = answer.response.headers.getSetCookie().map((line) => line.split(';')[0]).join('; ');
  return createClient<paths>({ baseUrl, fetch: fetchOf(site), headers: { Cookie: cookie } });
}

const key = () => ({ header: { 'Idempotency-Key': crypto.randomUUID() } });
const command = () => ({ params: key() });

/** @throws the problem document where the request was refused. */
function given<Answer>({ data, error }: { data?: Answer; error?: unknown }): Answer {
  if (data === undefined) throw new Error(`refused: ${JSON.stringify(error)}`);
  return data;
}

({ doMainJob, followNothing }) satisfies Program;
