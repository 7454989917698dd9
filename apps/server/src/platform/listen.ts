import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** The address cannot be listened on. The message is one line for the operator. */
export class AddressFault extends Error {
  constructor(host: string, port: number, cause: NodeJS.ErrnoException) {
    super(describe(host, port, cause), { cause });
    this.name = 'AddressFault';
  }
}

/** Listens and returns the port, which matters for port 0. @throws AddressFault */
export function listen(server: Server, host: string, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const onError = (error: NodeJS.ErrnoException): void => reject(new AddressFault(host, port, error));
    server.once('error', onError);
    server.listen(port, host, () => {
      server.off('error', onError);
      resolve((server.address() as AddressInfo).port);
    });
  });
}

function describe(host: string, port: number, { code, message }: NodeJS.ErrnoException): string {
  if (code === 'EADDRINUSE') return `port ${port} is taken by another program: stop it, or choose another with --port`;
  if (code === 'EACCES') return `port ${port} needs rights that this user does not have: choose one above 1023`;
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') return `this machine has no address ${host}: check HOST`;
  return `cannot listen on ${host}:${port}: ${message}`;
}
