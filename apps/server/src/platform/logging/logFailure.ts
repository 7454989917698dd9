import type { Logger } from 'pino';

/**
 * What to do with the failure of work that nobody waits for: say it in the log. Without it a rejected promise ends the process, and
 * the lint rule asks for it.
 *
 * @param what could not be done, as the log says it.
 */
export function logFailure(logger: Logger, what: string): (error: unknown) => void {
  return (error) => logger.error({ err: error }, what);
}
