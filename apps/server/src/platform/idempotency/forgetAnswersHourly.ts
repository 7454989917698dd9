import type { Logger } from 'pino';
import type { Database } from '../database/index.ts';
import { forgetOldAnswers } from './runOnce.ts';

const hourMs = 3_600_000;

/** Forgets old answers now and every hour; returns the way to stop that. */
export function forgetAnswersHourly(database: Database, logger: Logger): () => Promise<void> {
  let running: Promise<void> = Promise.resolve();
  const forget = (): void => {
    running = forgetOldAnswers(database).then(
      (count) => logger.debug({ count }, 'old answers forgotten'),
      (error: unknown) => logger.warn({ err: error }, 'old answers could not be forgotten; trying again in an hour'),
    );
  };
  forget();
  const timer = setInterval(forget, hourMs);
  timer.unref();
  return async () => {
    clearInterval(timer);
    await running;
  };
}
