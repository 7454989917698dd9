import type { HttpBindings } from '@hono/node-server';
import type { Logger } from 'pino';
import type { Caller } from '../Caller.ts';
import type { KnownHost } from './KnownHosts.ts';

/** What every handler finds in its context (`c.var`, `c.env`). */
export interface ApiEnv {
  Bindings: HttpBindings;
  Variables: {
    /** Also sent as `X-Request-Id`; log lines of the request carry it. */
    readonly requestId: string;
    /** Writes lines that carry the request's id. */
    readonly logger: Logger;
    /** The other end of the socket, or what the operator's own proxy says about it. For rate limits, never stored. */
    readonly remoteAddress: string;
    /** The host that is asked; there is none before `refuseUnknownHosts`, which operators' routes do without. */
    readonly askedHost: KnownHost;
    /** Who signed in sends the request, `null` for nobody; looked up at the first call only. */
    readonly caller: () => Promise<Caller | null>;
    /** Whether answers and refusals are checked against what their route declares; tests do. */
    readonly checksAnswers: boolean;
  };
}
