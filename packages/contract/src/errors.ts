/** How a kind of failure is answered at each edge, and whether trying again can help. */
export interface ErrorKind {
  /** HTTP status of the problem document (RFC 9457). */
  readonly status: number;
  /**
   * Close code of a WebSocket for the same failure: of the private range 4000–4999 (RFC 6455, 7.4.2), or one that the registry of
   * close codes has for it (1009, 1011–1013). The reason of the close frame is the failure's own code.
   */
  readonly closeCode: number;
  /** Whether the same call may succeed later without being changed. */
  readonly retry: boolean;
  /** Short English title; screens show their own text for the code. */
  readonly title: string;
}

/** Every kind of failure that crosses a wire, by its stable code. */
export const errorKinds = {
  invalidInput: { status: 422, closeCode: 4400, retry: false, title: 'The input is not valid' },
  malformedRequest: { status: 400, closeCode: 4400, retry: false, title: 'The request cannot be read' },
  notSignedIn: { status: 401, closeCode: 4401, retry: false, title: 'Sign in first' },
  ticketExpired: { status: 401, closeCode: 4401, retry: true, title: 'The ticket is not valid any more' },
  wrongCredentials: { status: 401, closeCode: 4401, retry: false, title: 'Name or password is wrong' },
  notAllowed: { status: 403, closeCode: 4403, retry: false, title: 'No post of yours allows this' },
  foreignOrigin: { status: 403, closeCode: 4403, retry: false, title: 'The request comes from a foreign page' },
  notFound: { status: 404, closeCode: 4404, retry: false, title: 'There is nothing here' },
  unknownTopic: { status: 404, closeCode: 4404, retry: false, title: 'There is no such topic' },
  unsupportedVersion: { status: 400, closeCode: 4400, retry: false, title: 'This version of the protocol is not spoken here' },
  stateConflict: { status: 409, closeCode: 4409, retry: false, title: 'The case is in another state now' },
  handedOnBefore: { status: 409, closeCode: 4409, retry: false, title: 'This office has handed the case on before' },
  outOfSync: { status: 409, closeCode: 4409, retry: true, title: 'The document is out of step' },
  tooLarge: { status: 413, closeCode: 1009, retry: false, title: 'The body is too large' },
  unsupportedMedia: { status: 415, closeCode: 4400, retry: false, title: 'This kind of file is not accepted' },
  misdirected: { status: 421, closeCode: 4421, retry: false, title: 'This server does not answer for that host' },
  idempotencyKeyReused: { status: 422, closeCode: 4400, retry: false, title: 'The key was used for another request' },
  tooManyRequests: { status: 429, closeCode: 4429, retry: true, title: 'Too many requests' },
  internal: { status: 500, closeCode: 1011, retry: true, title: 'Something broke on our side' },
  restarting: { status: 503, closeCode: 1012, retry: true, title: 'The server restarts' },
  unavailable: { status: 503, closeCode: 1013, retry: true, title: 'Not ready, try again soon' },
  storageAway: { status: 503, closeCode: 1013, retry: true, title: 'The storage of the server is away' },
} as const satisfies Record<string, ErrorKind>;

export type ErrorCode = keyof typeof errorKinds;
export const errorCodes = Object.keys(errorKinds) as ErrorCode[];

/** One field that was refused: `field` is its path in the input (`point.0`, `words`), `code` what is wrong with it. */
export interface FieldError {
  readonly field: string;
  readonly code: string;
  readonly message: string;
}

/**
 * The failure that a close frame of our sockets names, by its reason. Where the reason was lost on the way, one of the same code,
 * rather one that a retry can help. `undefined` for what no server of ours has said, such as 1006 for a lost network.
 */
export function errorOfClose(closeCode: number, reason: string): ErrorCode | undefined {
  const sameCode = errorCodes.filter((code) => errorKinds[code].closeCode === closeCode);
  return sameCode.find((code) => code === reason) ?? sameCode.find((code) => errorKinds[code].retry) ?? sameCode[0];
}

/** Problem details for HTTP APIs (RFC 9457) with our stable `code` and the refused fields. */
export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly code: ErrorCode;
  readonly detail?: string | undefined;
  readonly requestId?: string | undefined;
  readonly fields?: readonly FieldError[] | undefined;
}

/** A failure on its way to an edge, which translates it once: to a problem document, an acknowledgement or a close code. */
export class FinemeshError extends Error {
  readonly code: ErrorCode;
  readonly fields: readonly FieldError[];

  constructor(code: ErrorCode, options: { detail?: string; fields?: readonly FieldError[]; cause?: unknown } = {}) {
    super(options.detail ?? errorKinds[code].title, { cause: options.cause });
    this.name = 'FinemeshError';
    this.code = code;
    this.fields = options.fields ?? [];
  }

  get kind(): ErrorKind {
    return errorKinds[this.code];
  }
}

/** The problem document of a failure. */
export function toProblem(error: FinemeshError, requestId?: string): Problem {
  return {
    type: `urn:finemesh:problem:${error.code}`,
    title: error.kind.title,
    status: error.kind.status,
    code: error.code,
    detail: error.message,
    ...(requestId === undefined ? {} : { requestId }),
    ...(error.fields.length === 0 ? {} : { fields: [...error.fields] }),
  };
}
