import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { decodePositionRecords, type PositionRecord } from '@finemesh/contract';
import { registerEnd } from '@finemesh/testkit';
import { WebSocketServer, type WebSocket } from 'ws';

/** A request as the stand-in saw it. */
export interface SeenRequest {
  readonly method: string;
  readonly url: URL;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

/** A server that answers as the contract promises, and remembers what came. */
export interface StandInServer {
  readonly address: string;
  readonly requests: SeenRequest[];
  readonly records: PositionRecord[];
  readonly sockets: WebSocket[];
  /** Answers of the next requests whose path begins so, instead of the usual ones. */
  answerWith(path: string, ...statuses: number[]): void;
  /** Requests to a path so far. */
  to(path: string): SeenRequest[];
}

export async function createStandInServer(): Promise<StandInServer> {
  const requests: SeenRequest[] = [];
  const records: PositionRecord[] = [];
  const sockets: WebSocket[] = [];
  const planned = new Map<string, number[]>();

  const http = createServer((request, response) => void answer(request, response));
  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const url = new URL(request.url ?? '/', 'http://stand-in');
    requests.push({ method: request.method ?? '', url, headers: request.headers, body: Buffer.concat(chunks).toString() });
    const status = planned.get(url.pathname)?.shift();
    if (status !== undefined && status !== 200) return void response.writeHead(status).end();
    if (url.pathname === '/api/session') response.setHeader('Set-Cookie', ['session=one; HttpOnly; Path=/', 'cache=two; Path=/']);
    // As the server does: who shares no longer has no socket.
    if (url.pathname === '/api/positions/sharing' && requests.at(-1)?.body.includes('false')) for (const socket of sockets) socket.close(4403);
    const body = url.pathname === '/api/tickets' ? { ticket: `t${requests.length}`, expiresInSeconds: 60 } : {};
    response.setHeader('Content-Type', 'application/json').end(url.pathname === '/positions/osmand' ? '' : JSON.stringify(body));
  }
  const upgrades = new WebSocketServer({ noServer: true });
  http.on('upgrade', (request, socket, head) => {
    upgrades.handleUpgrade(request, socket, head, (opened) => {
      requests.push({ method: 'UPGRADE', url: new URL(request.url ?? '/', 'http://stand-in'), headers: request.headers, body: '' });
      sockets.push(opened);
      opened.on('message', (message: Buffer) => records.push(...(decodePositionRecords(message) ?? [])));
    });
  });
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  registerEnd(async () => {
    for (const socket of sockets) socket.terminate();
    http.closeAllConnections();
    await new Promise((resolve) => http.close(resolve));
  });
  return {
    address: `http://127.0.0.1:${(http.address() as AddressInfo).port}`,
    requests,
    records,
    sockets,
    answerWith: (path, ...statuses) => planned.set(path, statuses),
    to: (path) => requests.filter(({ url }) => url.pathname === path),
  };
}
