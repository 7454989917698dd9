import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Server } from 'socket.io';

/**
 * The peer that the product is measured beside: a POST is parsed and broadcast over Socket.IO as it came, with no database,
 * no check and no rights. What a report costs here, it costs everywhere. Prints its port.
 */
const server = createServer((request, response) => {
  let body = '';
  request.on('data', (chunk: Buffer) => (body += chunk.toString()));
  request.on('end', () => {
    const report = JSON.parse(body) as Record<string, unknown>;
    io.emit('report', { ...report, id: request.headers['idempotency-key'] });
    response.writeHead(201, { 'Content-Type': 'application/json' }).end(JSON.stringify({ ok: true }));
  });
});
const io = new Server(server, { path: '/live', transports: ['websocket'] });
server.listen(0, '127.0.0.1', () => process.stdout.write(`${(server.address() as AddressInfo).port}\n`));
