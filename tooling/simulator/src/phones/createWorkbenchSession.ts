import { paths, ticketSchema, type RoutePath, type SignIn } from '@finemesh/contract';

/** A signed-in account, as the workbench in a browser has it. */
export interface WorkbenchSession {
  /** Signs in unless it is signed in. */
  ensure(): Promise<void>;
  share(sharing: boolean): Promise<void>;
  /** A ticket for the positions socket; signs in first where needed. */
  ticket(): Promise<string>;
}

export interface WorkbenchSessionOptions {
  readonly server: string;
  readonly credentials: SignIn;
  /** Wraps the slow part, so that accounts sign in one after the other. */
  readonly signInTurn: <Result>(task: () => Promise<Result>) => Promise<Result>;
}

const patienceMs = 10_000;

/** @throws Error with the status where the server refuses; the session is forgotten when it is over, and made again next time. */
export function createWorkbenchSession({ server, credentials, signInTurn }: WorkbenchSessionOptions): WorkbenchSession {
  let cookie: string | null = null;

  const call = async (route: RoutePath, body: unknown): Promise<Response> => {
    const method = route.method.toUpperCase();
    const answer = await fetch(`${server}${route.path}`, {
      method,
      headers: { 'Content-Type': 'application/json', ...(cookie === null ? {} : { Cookie: cookie }) },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(patienceMs),
    });
    if (answer.ok) return answer;
    await answer.arrayBuffer();
    if (answer.status === 401) cookie = null;
    throw new Error(`${method} ${route.path} answered ${answer.status}`);
  };

  const signIn = async (): Promise<void> => {
    const answer = await call(paths.session.signIn, credentials);
    await answer.arrayBuffer();
    cookie = answer.headers
      .getSetCookie()
      .map((line) => line.slice(0, line.indexOf(';')))
      .join('; ');
  };

  return {
    ensure: async () => {
      if (cookie === null) await signInTurn(signIn);
    },
    share: async (sharing) => {
      const answer = await call(paths.sharing.setSharing, { sharing });
      await answer.arrayBuffer();
    },
    ticket: async () => {
      const answer = await call(paths.tickets.requestTicket, { purpose: 'positions' });
      return ticketSchema.parse(await answer.json()).ticket;
    },
  };
}
