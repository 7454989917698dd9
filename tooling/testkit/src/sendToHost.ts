import { request } from 'node:http';

/**
 * As `fetch` to a port of this machine, but for the host that is named: `fetch` overwrites the Host header, and Node may not
 * resolve `*.localhost`. The body is a text, bytes, a form or nothing.
 */
export async function sendToHost(port: number, host: string, path: string, init: RequestInit = {}): Promise<Response> {
  // The platform's own class knows what a body means for Content-Type.
  const described = new Request(`http://127.0.0.1:${port}${path}`, init);
  const body = Buffer.from(await described.arrayBuffer());
  const headers = { ...Object.fromEntries(described.headers), Host: host };
  return new Promise((resolve, reject) => {
    const sent = request({ host: '127.0.0.1', port, path, method: described.method, headers });
    sent.on('error', reject);
    sent.on('response', (answer) => {
      const chunks: Buffer[] = [];
      answer.on('error', reject);
      answer.on('data', (chunk: Buffer) => chunks.push(chunk));
      answer.on('end', () => {
        const received = new Headers();
        for (let i = 0; i < answer.rawHeaders.length; i += 2) {
          received.append(answer.rawHeaders[i] ?? '', answer.rawHeaders[i + 1] ?? '');
        }
        const status = answer.statusCode ?? 0;
        // The class refuses a body, even an empty one, for statuses that have none.
        resolve(new Response([204, 304].includes(status) ? null : Buffer.concat(chunks), { status, headers: received }));
      });
    });
    sent.end(body);
  });
}
