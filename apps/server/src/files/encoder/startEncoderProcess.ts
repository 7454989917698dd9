import { fork, type ChildProcess } from 'node:child_process';
import { createRequire } from 'node:module';
import { setPriority } from 'node:os';
import { fileURLToPath, pathToFileURL } from 'node:url';

/** Pixels live outside the heap that this bounds. */
const heapMegabytes = 256;
/** Of Unix, from -20 to 19: whoever waits for an answer goes before whoever waits for a photo. */
const niceness = 10;

/** Starts the encoder's process: the bundle's entry, or the source through tsx. It gets no environment, hence no secret. */
export function startEncoderProcess(): ChildProcess {
  const fromSource = import.meta.url.endsWith('.ts');
  const entry = new URL(fromSource ? './encoderProcess.ts' : './encoderProcess.js', import.meta.url);
  const loader = fromSource ? ['--import', pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href] : [];
  const child = fork(fileURLToPath(entry), [], {
    execArgv: [`--max-old-space-size=${heapMegabytes}`, ...loader],
    env: {},
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  if (child.pid !== undefined) yieldToOthers(child.pid);
  return child;
}

function yieldToOthers(pid: number): void {
  try {
    setPriority(pid, niceness);
  } catch {
    // It may be gone already, which `exit` says; without the priority it works all the same.
  }
}
