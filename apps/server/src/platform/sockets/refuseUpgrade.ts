import { STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import { toProblem, type FinemeshError } from '@finemesh/contract';

/** Answers an upgrade with the problem document of the failure and ends the connection. */
export function refuseUpgrade(socket: Duplex, error: FinemeshError): void {
  const { status } = error.kind;
  const body = JSON.stringify(toProblem(error));
  socket.end(
    [
      `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}`,
      'Connection: close',
      'Content-Type: application/problem+json',
      `Content-Length: ${Buffer.byteLength(body)}`,
      '',
      body,
    ].join('\r\n'),
  );
}
