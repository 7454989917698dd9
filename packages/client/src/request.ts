import { errorCodes, FinemeshError, idempotencyHeader, type ErrorCode, type Problem, type RoutePath } from '@finemesh/contract';

export interface RequestOptions {
  /** Sent as JSON, or as it is where it is a `Blob`. */
  readonly body?: unknown;
  /** UUID under which the server has the effect once, however often the request is sent. */
  readonly key?: string | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** Sends one request to an address of the page's own origin and answers with its JSON. */
export type SendRequest = <Answer>(method: RoutePath['method'], address: string, options?: RequestOptions) => Promise<Answer>;

/**
 * A sender of requests to the API of the page's own origin.
 *
 * The sender throws a `FinemeshError`: with the code and the fields of the server's problem document, or `unavailable` where
 * no answer came at all (the request may or may not have had its effect: send it again under the same key).
 *
 * @param fetchImplementation `fetch` of the page, or another one in tests.
 */
export function createRequest(fetchImplementation: typeof fetch = (...args) => fetch(...args)): SendRequest {
  return async function send<Answer>(method: RoutePath['method'], address: string, options: RequestOptions = {}): Promise<Answer> {
    const response = await reach(fetchImplementation, method, address, options);
    if (!response.ok) throw await toError(response);
    return (response.status === 204 ? undefined : await response.json()) as Answer;
  };
}

async function reach(
  fetchImplementation: typeof fetch,
  method: RoutePath['method'],
  address: string,
  { body, key, signal }: RequestOptions,
): Promise<Response> {
  const headers: Record<string, string> = { Accept: 'application/json' };
  if (key !== undefined) headers[idempotencyHeader] = key;
  if (body !== undefined) headers['Content-Type'] = body instanceof Blob ? body.type : 'application/json';
  try {
    return await fetchImplementation(address, {
      method: method.toUpperCase(),
      headers,
      credentials: 'same-origin',
      ...(body === undefined ? {} : { body: body instanceof Blob ? body : JSON.stringify(body) }),
      ...(signal === undefined ? {} : { signal }),
    });
  } catch (cause) {
    if (signal?.aborted) throw cause;
    throw new FinemeshError('unavailable', { detail: 'The server cannot be reached', cause });
  }
}

async function toError(response: Response): Promise<FinemeshError> {
  const problem = (await response.json().catch(() => undefined)) as Partial<Problem> | undefined;
  const code = problem?.code;
  if (code === undefined || !errorCodes.includes(code)) return new FinemeshError(codeOfStatus(response.status));
  return new FinemeshError(code, {
    ...(problem?.detail === undefined ? {} : { detail: problem.detail }),
    fields: problem?.fields ?? [],
  });
}

/** A proxy between us and the server answers without a problem document; its status still says something. */
function codeOfStatus(status: number): ErrorCode {
  if (status === 401) return 'notSignedIn';
  if (status === 403) return 'notAllowed';
  if (status === 404) return 'notFound';
  if (status === 413) return 'tooLarge';
  if (status === 429) return 'tooManyRequests';
  return status >= 500 && status !== 500 ? 'unavailable' : 'internal';
}
