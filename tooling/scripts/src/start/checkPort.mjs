import { createServer } from 'node:net';
import { Fault } from '../Fault.mjs';

/**
 * Makes sure that the server will get its port, before minutes are spent on a build.
 *
 * @param {number} port
 * @param {string} host
 * @throws {Fault} when the port is taken or not allowed
 */
export async function checkPort(port, host) {
  const probe = createServer();
  await new Promise((resolve, reject) => {
    probe.once('error', reject);
    probe.listen({ port, host, exclusive: true }, () => resolve(undefined));
  }).catch((cause) => {
    throw new Fault(refusal(/** @type {NodeJS.ErrnoException} */ (cause).code, port, host), { cause });
  });
  await new Promise((resolve) => probe.close(resolve));
}

/** @param {string | undefined} code @param {number} port @param {string} host */
function refusal(code, port, host) {
  const other = `choose another with --port ${port < 65_535 ? port + 1 : 8080}`;
  if (code === 'EADDRINUSE') return `Port ${port} is taken by another program; stop it or ${other}`;
  if (code === 'EACCES') return `Port ${port} needs rights that this account does not have; ${other}`;
  return `Cannot listen on ${host}:${port} (${code ?? 'unknown reason'}).`;
}
