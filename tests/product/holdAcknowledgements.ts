import type { BrowserContext } from '@playwright/test';

/** First number of the frame with which the server says how many updates it holds. */
const acknowledgementFrame = 100;

/** A line on which the server's acknowledgements of roster edits can be kept back, while everything else goes through. */
export interface HeldAcknowledgements {
  hold(): void;
  /** Lets through what was kept back, and everything from now on. */
  release(): void;
}

/** Stands between the context's pages and the roster sockets. */
export async function holdAcknowledgements(context: BrowserContext): Promise<HeldAcknowledgements> {
  let isHeld = false;
  const kept: (() => void)[] = [];
  await context.routeWebSocket(/\/rosters\//, (page) => {
    const server = page.connectToServer();
    page.onMessage((message) => server.send(message));
    server.onMessage((message) => {
      if (isHeld && typeof message !== 'string' && message[0] === acknowledgementFrame) kept.push(() => page.send(message));
      else page.send(message);
    });
  });
  return {
    hold: () => {
      isHeld = true;
    },
    release: () => {
      isHeld = false;
      for (const send of kept.splice(0)) send();
    },
  };
}
