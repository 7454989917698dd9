/** Informs a person when the server is lost and when it is back, once for all phones. */
export interface ServerWatch {
  reached(): void;
  missed(reason: unknown): void;
}

/** @param log takes one line. */
export function createServerWatch(log: (line: string) => void): ServerWatch {
  let isReached: boolean | null = null;
  return {
    reached: () => {
      if (isReached !== true) log(isReached === null ? 'The server answers.' : 'The server answers again.');
      isReached = true;
    },
    missed: (reason) => {
      if (isReached !== false) log(`The server cannot be reached (${describe(reason)}); trying again.`);
      isReached = false;
    },
  };
}

function describe(reason: unknown): string {
  if (!(reason instanceof Error)) return String(reason);
  const { cause } = reason;
  return cause instanceof Error ? ('code' in cause ? String(cause.code) : cause.message) : reason.message;
}
