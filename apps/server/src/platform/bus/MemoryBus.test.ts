import pino from 'pino';
import { describeBus } from '../../testing/index.ts';
import { MemoryBus, MemoryHub } from './MemoryBus.ts';

const logger = pino({ level: 'silent' });

describeBus('the bus in memory', async () => {
  const hub = new MemoryHub();
  return [new MemoryBus(logger, hub), new MemoryBus(logger, hub)];
});
