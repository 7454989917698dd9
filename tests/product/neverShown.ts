import type { BrowserContext, Page } from '@playwright/test';

/** Notes every moment at which one of the texts stands anywhere in a page's document, were it only for a frame. */
export async function watchForTexts(context: BrowserContext, texts: readonly string[]): Promise<void> {
  await context.addInitScript((forbidden) => {
    const seen = new Set<string>();
    (window as { seenTexts?: Set<string> }).seenTexts = seen;
    const written = new XMLSerializer();
    const look = (text: string | null): void => {
      for (const one of forbidden) if (text?.includes(one) === true) seen.add(one);
    };
    // Only what has changed: a wall's document is large, and something in it changes with every second.
    new MutationObserver((changes) => {
      for (const { type, target, addedNodes, attributeName } of changes) {
        if (type === 'characterData') look(target.nodeValue);
        else if (type === 'attributes') look((target as Element).getAttribute(attributeName!));
        else for (const node of addedNodes) look(written.serializeToString(node));
      }
    }).observe(document, { subtree: true, childList: true, characterData: true, attributes: true });
  }, texts);
}

/** Those of the watched texts that the page has shown since it was opened. */
export async function textsSeen(page: Page): Promise<string[]> {
  return page.evaluate(() => [...((window as { seenTexts?: Set<string> }).seenTexts ?? [])]);
}
