import type { BrowserContext, Page } from '@playwright/test';

/** Counts the tones that a page starts, from its first script on. */
export async function listenForTones(context: BrowserContext): Promise<void> {
  await context.addInitScript(() => {
    const counted = window as { tones?: number };
    counted.tones = 0;
    const start = OscillatorNode.prototype.start;
    OscillatorNode.prototype.start = function (...times: [when?: number]) {
      counted.tones = (counted.tones ?? 0) + 1;
      start.apply(this, times);
    };
  });
}

export async function tonesOf(page: Page): Promise<number> {
  return page.evaluate(() => (window as { tones?: number }).tones ?? 0);
}
