import { request as httpRequest } from 'node:http';
import { connect } from 'node:net';

/** First parts of the paths that the product's server answers; all others are pages and sources. */
const serverPaths = new Set(['api', 'live', 'positions', 'files', 'healthz', 'readyz', 'metrics']);
/** First parts of the paths of its sockets. `/rosters` is one, while a request for it is for a page of the workbench. */
const socketPaths = new Set(['live', 'positions', 'rosters']);

/** @param {string} path of a request */
export function isServerPath(path) {
  return serverPaths.has(path.split('/')[1] ?? '');
}

/** @param {string} path of an upgrade */
export function isSocketPath(path) {
  return socketPaths.has(path.split('/')[1] ?? '');
}

/**
 * Hands a request on as it is, host name included: the server decides by it, and cookies belong to it.
 *
 * @param {import('node:http').IncomingMessage} request
 * @param {import('node:http').ServerResponse} response
 * @param {number} port
 */
export function passRequest(request, response, port) {
  const { method, url, headers } = request;
  const onward = httpRequest({ host: '127.0.0.1', port, method, path: url, headers }, (answer) => {
    response.writeHead(answer.statusCode ?? 502, answer.headers);
    answer.pipe(response);
  });
  onward.on('error', () => {
    if (response.headersSent) response.destroy();
    else response.writeHead(502, { 'content-type': 'text/plain' }).end('The server is not there yet, or starts again.');
  });
  response.on('close', () => onward.destroy());
  request.pipe(onward);
}

/**
 * Hands a WebSocket on, byte by byte.
 *
 * @param {import('node:http').IncomingMessage} request
 * @param {import('node:stream').Duplex} socket
 * @param {Buffer} head
 * @param {number} port
 */
export function passUpgrade(request, socket, head, port) {
  const onward = connect(port, '127.0.0.1', () => {
    const lines = [`${request.method} ${request.url} HTTP/1.1`];
    for (let i = 0; i < request.rawHeaders.length; i += 2) lines.push(`${request.rawHeaders[i]}: ${request.rawHeaders[i + 1]}`);
    onward.write(`${lines.join('\r\n')}\r\n\r\n`);
    onward.write(head);
    socket.pipe(onward).pipe(socket);
  });
  // Either end may go at any time while the server restarts; the client connects again by itself.
  onward.on('error', () => socket.destroy());
  socket.on('error', () => onward.destroy());
}
