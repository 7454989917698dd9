import type { BrowserContext, Page } from '@playwright/test';

/** Notes every moment at which one of the texts stands anywhere in a page's document, were it only for a frame. */
export async function watchForTexts(context: BrowserContext, texts: readonly string[]): Promise<void> {
  await context.addInitScript((forbidden) => {
    const seen = new Set<string>();
    (window as { seenTexts?: Set<string> }).seenTexts = seen;
    const written = new XMLSerializer();
    const look = (): void => {
      const page = written.serializeToString(document);
      for (const text of forbidden) if (page.includes(text)) seen.add(text);
    };
    new MutationObserver(look).observe(document, { subtree: true, childList: true, characterData: true, attributes: true });
  }, texts);
}

/** Those of the watched texts that the page has shown since it was opened. */
export async function textsSeen(page: Page): Promise<string[]> {
  return page.evaluate(() => [...((window as { seenTexts?: Set<string> }).seenTexts ?? [])]);
}
