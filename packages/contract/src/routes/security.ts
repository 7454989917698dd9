/**
 * What lets a caller in. Whether the caller's posts allow the call is for the rights table; a route with
 * `session` or `anyone` may refuse with `notAllowed` all the same.
 */
export type Security =
  | 'anyone'
  | 'session'
  /** Some calls of the route need a session, or it is noted with what the caller sends where there is one. */
  | 'optionalSession'
  /** Whoever knows the number of a case may follow it; it stands in the path. */
  | 'trackingNumber'
  /** The identifier that an account's phone app sends. */
  | 'device'
  /** A signed ticket, good for one socket. */
  | 'ticket';

interface ApiKeyScheme {
  readonly type: 'apiKey';
  readonly in: 'cookie' | 'query';
  readonly name: string;
  readonly description: string;
}

/** The schemes by their names in the document. */
export const securitySchemes = {
  session: {
    type: 'apiKey',
    in: 'cookie',
    name: 'finemesh.session_token',
    description: 'Set by `signIn`, for one origin. In production the name is `__Secure-finemesh.session_token`.',
  },
  device: { type: 'apiKey', in: 'query', name: 'id', description: 'The identifier from `requestDevice`; a body may carry it too.' },
  ticket: {
    type: 'apiKey',
    in: 'query',
    name: 'ticket',
    description: 'From `requestTicket` or `openRoster`. Socket.IO sends it in the `auth` of its handshake instead.',
  },
} as const satisfies Record<string, ApiKeyScheme>;

/** What of the schemes a call needs, one entry an alternative. OpenAPI has no scheme for a key in the path. */
export const securityRequirements: Record<Security, readonly Partial<Record<keyof typeof securitySchemes, []>>[]> = {
  anyone: [],
  session: [{ session: [] }],
  optionalSession: [{}, { session: [] }],
  trackingNumber: [],
  device: [{ device: [] }],
  ticket: [{ ticket: [] }],
};
