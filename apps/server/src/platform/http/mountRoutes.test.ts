import { randomUUID } from 'node:crypto';
import { defineRoutes, empty, FinemeshError, idempotencyHeader, json, type Problem } from '@finemesh/contract';
import pino from 'pino';
import { beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { createTestServer, TestClient, type TestServer } from '../../testing/index.ts';
import { mountRoutes } from './mountRoutes.ts';

const shelfRoutes = defineRoutes(
  'shelf',
  {
    getBook: { method: 'get', path: '/api/books/{number}', idempotent: false },
    addBook: { method: 'post', path: '/api/books', idempotent: true },
    burnBook: { method: 'delete', path: '/api/books/{number}', idempotent: false },
  },
  {
    getBook: {
      summary: 'A book',
      security: 'anyone',
      params: z.object({ number: z.coerce.number<number>().int() }),
      query: z.object({ as: z.enum(['title', 'secret', 'nothing', 'refused']).default('title') }),
      answer: json(z.object({ number: z.number(), title: z.string() }), 'The book'),
      errors: ['notFound'],
    },
    addBook: {
      summary: 'One more book',
      security: 'anyone',
      body: z.object({ title: z.string().min(1), pages: z.number().default(1) }),
      answer: json(z.object({ title: z.string(), pages: z.number(), key: z.string() }), 'The book', 201),
    },
    burnBook: { summary: 'No more book', security: 'anyone', params: z.object({ number: z.string() }), answer: empty('Gone') },
  },
);

const shelf = mountRoutes(shelfRoutes, {
  getBook({ params: { number }, query: { as } }) {
    if (as === 'refused') throw new FinemeshError('stateConflict');
    if (as === 'nothing') throw new FinemeshError('notFound');
    const book = { number, title: 'Water Margin' };
    return as === 'secret' ? { ...book, reader: 'Wang' } : book;
  },
  addBook: ({ body, key }) => ({ ...body, key }),
  burnBook: () => undefined,
});

describe('a mounted route', () => {
  let server: TestServer;
  let client: TestClient;

  beforeAll(async () => {
    // Two cases break on purpose.
    server = await createTestServer({ registerAreas: () => [{ name: 'shelf', routes: [shelf] }], logger: pino({ level: 'silent' }) });
    client = new TestClient(server);
  });

  it('gets its parameters, query, body and key as the schemas read them', async () => {
    expect((await client.get('books/7')).body).toEqual({ number: 7, title: 'Water Margin' });
    const key = randomUUID();
    const added = await client.post('books', { title: 'x' }, key.toUpperCase());
    expect([added.status, added.body]).toEqual([201, { title: 'x', pages: 1, key }]);
  });

  it('answers without a body where it declares none', async () => {
    const { status, body } = await client.send<string>('DELETE', 'books/7');
    expect([status, body]).toEqual([204, '']);
  });

  it('names all that does not fit at once, in every part of the request', async () => {
    const { status, body } = await client.get<Problem>('books/seven?as=novel');
    expect([status, body.fields?.map(({ field }) => field)]).toEqual([422, ['number', 'as']]);
  });

  it('wants a key where it is idempotent', async () => {
    const { status, body } = await client.send<Problem>('POST', 'books', { body: '{"title":""}', headers: { 'Content-Type': 'application/json' } });
    expect([status, body.fields?.map(({ field }) => field)]).toEqual([422, [idempotencyHeader, 'title']]);
  });

  it.each([
    ['text/plain', '{"title":"x"}', 'unsupportedMedia'],
    ['application/json', '{"title":', 'malformedRequest'],
  ])('reads no body of %s: %s', async (type, body, code) => {
    const answer = await client.send<Problem>('POST', 'books', { body, headers: { 'Content-Type': type, [idempotencyHeader]: randomUUID() } });
    expect(answer.body.code).toBe(code);
  });

  it('is caught by tests when it answers with a member that it does not declare', async () => {
    expect((await client.get('books/7?as=secret')).status).toBe(500);
  });

  it('is caught by tests when it refuses with a code that it does not declare', async () => {
    expect((await client.get('books/7?as=nothing')).status).toBe(404);
    expect((await client.get('books/7?as=refused')).status).toBe(500);
  });
});
