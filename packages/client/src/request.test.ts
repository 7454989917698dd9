import { FinemeshError, toProblem } from '@finemesh/contract';
import { expect, it } from 'vitest';
import { createRequest } from './request.ts';

interface Call {
  url: string;
  init: RequestInit;
}

function answering(response: () => Response | Promise<Response>) {
  const calls: Call[] = [];
  const send = createRequest(async (url, init) => {
    calls.push({ url: String(url), init: init ?? {} });
    return response();
  });
  return { send, calls };
}

async function failureOf(promise: Promise<unknown>): Promise<FinemeshError> {
  const error = await promise.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!(error instanceof FinemeshError)) throw new Error('expected a FinemeshError');
  return error;
}

it('posts JSON under the key of the attempt, and answers with the JSON of the server', async () => {
  const { send, calls } = answering(() => Response.json({ ok: 1 }));
  expect(await send('post', '/api/cases', { body: { words: '灯坏了' }, key: 'k-1' })).toEqual({ ok: 1 });
  expect(calls[0]).toMatchObject({
    url: '/api/cases',
    init: { method: 'POST', body: '{"words":"灯坏了"}', headers: { 'Idempotency-Key': 'k-1' } },
  });
});

it('throws the code and the fields of the problem document', async () => {
  const fields = [{ field: 'words', code: 'tooLong', message: 'too long' }];
  const problem = toProblem(new FinemeshError('invalidInput', { fields }));
  const error = await failureOf(answering(() => Response.json(problem, { status: 422 })).send('get', '/api/cases'));
  expect(error.code).toBe('invalidInput');
  expect(error.fields).toEqual(fields);
});

it.each([
  [401, 'notSignedIn'],
  [502, 'unavailable'],
  [413, 'tooLarge'],
  [500, 'internal'],
] as const)('makes of a bare status %i, as a proxy sends it, the code %s', async (status, code) => {
  expect((await failureOf(answering(() => new Response('<html>', { status })).send('get', '/api/cases'))).code).toBe(code);
});

it('says unavailable where no answer came, so that a retry under the same key is right', async () => {
  const { send } = answering(() => Promise.reject(new TypeError('network')));
  const error = await failureOf(send('get', '/api/cases'));
  expect(error.code).toBe('unavailable');
  expect(error.kind.retry).toBe(true);
});
