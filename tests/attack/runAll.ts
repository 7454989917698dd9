/** Runs the jobs with so many at once; a job that fails fails all. */
export async function runAll(jobs: Iterable<() => Promise<void>>, atOnce: number): Promise<void> {
  const waiting = jobs[Symbol.iterator]();
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      for (let next = waiting.next(); next.done !== true; next = waiting.next()) await next.value();
    }),
  );
}
