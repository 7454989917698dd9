import pino, { type DestinationStream, type Logger } from 'pino';
import type { LogLevel } from '../config/index.ts';
import { serializeError } from './serializeError.ts';

/**
 * The server's logger: one line of JSON an event.
 *
 * @param destination standard output by default.
 */
export function createLogger(level: LogLevel, destination?: DestinationStream): Logger {
  return pino({ level, serializers: { err: serializeError } }, destination ?? pino.destination(1));
}
