import { AddressFault } from './platform/listen.ts';
import { ConfigFault, readConfig } from './platform/config/index.ts';
import { UnusableFolder } from './platform/dataFolder/index.ts';
import { FolderInUse } from './platform/embedded/index.ts';
import { createLogger } from './platform/logging/index.ts';
import { startServer } from './startServer.ts';

/** Exit codes: 0 stopped as asked, 1 broke, 2 cannot start with these settings. */
const exitCannotStart = 2;

try {
  const config = readConfig();
  const logger = createLogger(config.logLevel);
  const die = (error: unknown): never => {
    logger.fatal({ err: error }, 'the server broke');
    process.exit(1);
  };
  process.on('uncaughtException', die);
  process.on('unhandledRejection', die);

  const server = await startServer(config, { logger });
  // tooling waits for this line and reads the addresses from it.
  logger.info({ port: server.port, origins: server.config.origins, mode: config.mode }, 'ready');

  const stop = (signal: NodeJS.Signals): void => {
    logger.info({ signal }, 'stopping');
    server.close().then(() => {
      logger.info('stopped');
      process.exit(0);
    }, die);
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
} catch (error) {
  if (!isOperatorsToMend(error)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exit(exitCannotStart);
}

/** Faults whose message is made for the operator and needs no stack. */
function isOperatorsToMend(error: unknown): error is Error {
  const faults = [ConfigFault, AddressFault, UnusableFolder, FolderInUse];
  return faults.some((fault) => error instanceof fault);
}
