/** Time as the simulator knows it; tests pass one that they move themselves. */
export interface SimulatorClock {
  now(): Date;
  /** Resolves after the time, or at once when the signal stops everything; look at the signal afterwards. */
  wait(milliseconds: number, signal: AbortSignal): Promise<void>;
}

/** The machine's own time. */
export const machineClock: SimulatorClock = {
  now: () => new Date(),
  wait: (milliseconds, signal) =>
    new Promise((resolve) => {
      if (signal.aborted) return resolve();
      const end = (): void => {
        clearTimeout(timer);
        signal.removeEventListener('abort', end);
        resolve();
      };
      const timer = setTimeout(end, milliseconds);
      signal.addEventListener('abort', end, { once: true });
    }),
};
