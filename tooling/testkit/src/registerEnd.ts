import { afterAll, onTestFinished } from 'vitest';

type End = () => Promise<void> | void;

const endsOfFile: End[] = [];

// At import, which is once for each test file: ends that were registered outside a test run after the file's last one.
afterAll(async () => {
  for (const end of endsOfFile.splice(0).reverse()) await end();
});

/**
 * Closes what a test has opened: after the test when called inside one, after the file when called in a hook. So a
 * `create…` function can register its own end.
 */
export function registerEnd(end: End): void {
  try {
    onTestFinished(() => end());
  } catch {
    // Vitest knows of no running test: a hook or the file itself is the owner.
    endsOfFile.push(end);
  }
}
