import { machineClock } from './SimulatorClock.ts';
import { readSimulatorOptions, simulatorHelp } from './readSimulatorOptions.ts';
import { startSimulator } from './startSimulator.ts';

const stop = new AbortController();
// What a socket needs to say goodbye; after that the process ends whatever still hangs.
const farewellMs = 3_000;
for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.once(name, () => {
    stop.abort();
    setTimeout(() => process.exit(0), farewellMs).unref();
  });
}

try {
  const { help, options } = readSimulatorOptions(process.argv.slice(2), process.env);
  if (help) console.log(simulatorHelp);
  else await startSimulator({ ...options, clock: machineClock, log: (line) => console.log(line) }, stop.signal);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
