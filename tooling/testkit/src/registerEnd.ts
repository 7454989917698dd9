import { onTestFinished } from 'vitest';

type End = () => Promise<void> | void;

/** What the hooks of the running test file have opened; `null` while no file runs that `endsOfFile.ts` watches. */
let endsOfFile: End[] | null = null;

/**
 * Closes what a test has opened: after the test when called inside one, after the file when called in a hook. So a
 * `create…` function can register its own end.
 *
 * @throws when called outside a test in a project that does not name `@finemesh/testkit/ends-of-file` as a setup file:
 * nobody would close there.
 */
export function registerEnd(end: End): void {
  try {
    onTestFinished(() => end());
  } catch {
    // Vitest knows of no running test: a hook or the file itself is the owner.
    if (endsOfFile === null) throw new Error('@finemesh/testkit/ends-of-file is missing among the setup files of this project');
    endsOfFile.push(end);
  }
}

/** Starts to collect what a test file opens outside its tests. @returns what closes all of it, the last opened first. */
export function collectEndsOfFile(): () => Promise<void> {
  const ends: End[] = [];
  endsOfFile = ends;
  return async () => {
    endsOfFile = null;
    for (const end of ends.reverse()) await end();
  };
}
