import axe, { type AxeResults } from 'axe-core';
import { expect, type Page } from '@playwright/test';

/** What a person who reads English may meet in Chinese all the same: names, and words that people wrote. */
export type PeoplesWords = readonly string[];

/** Chinese characters. */
const han = /\p{Script=Han}/u;
/** What vue-i18n shows where it has no text: the key itself. */
const messageKey = /^[a-z][A-Za-z]*(\.[A-Za-z0-9]+)+$/;

/** Fails where the screen has something that a screen reader, a keyboard or weak eyes trip over: axe, serious and critical. */
export async function expectAccessible(page: Page, name: string): Promise<void> {
  await endOfMotion(page);
  // Evaluated by the browser's debugger: the page's policy forbids scripts that it was not built with.
  await page.evaluate(axe.source);
  const { violations } = await page.evaluate<AxeResults>(() =>
    (window as unknown as { axe: typeof axe }).axe.run(document, { resultTypes: ['violations'] }),
  );
  const grave = violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`);
  expect(grave, `${name}: ${page.url()}`).toEqual([]);
}

/** Resolves when nothing fades or slides any more: words that are half there have half their contrast. What pulses for ever goes on. */
async function endOfMotion(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const ending = document.getAnimations().filter(({ effect }) => Number.isFinite(Number(effect?.getComputedTiming().endTime)));
    await Promise.allSettled(ending.map(({ finished }) => finished));
  });
}

/** Fails where the page is wider than the screen: a phone would scroll sideways. */
export async function expectNoSidewaysScroll(page: Page, name: string): Promise<void> {
  const content = await page.evaluate(() => document.scrollingElement?.scrollWidth ?? Infinity);
  // Not the page's own innerWidth: a phone zooms out until a wide page fits, and that number grows with it.
  expect(content, `${name}: ${page.url()}`).toBeLessThanOrEqual(page.viewportSize()?.width ?? 0);
}

/** Fails where an English screen shows Chinese that no person wrote, or a key in place of a text. */
export async function expectEnglish(page: Page, name: string, peoplesWords: PeoplesWords = []): Promise<void> {
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  const shown = await shownTexts(page);
  expect(shown.length, name).toBeGreaterThan(0);
  const ours = shown.filter((text) => !peoplesWords.some((words) => words !== '' && (text.includes(words) || words.includes(text))));
  expect(ours.filter((text) => han.test(text)), `${name}: ${page.url()}`).toEqual([]);
  expect(shown.filter((text) => messageKey.test(text)), `${name}: ${page.url()}`).toEqual([]);
}

/** The texts that eyes and screen readers get, but for what is marked as another language, as the switch to Chinese is. */
async function shownTexts(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const texts = new Set<string>();
    const spoken = ['aria-label', 'placeholder', 'title', 'alt'];
    for (const element of document.body.querySelectorAll<HTMLElement>('*')) {
      if (!element.checkVisibility({ visibilityProperty: true }) || element.closest('[lang]')?.getAttribute('lang')?.startsWith('zh')) continue;
      for (const node of element.childNodes) if (node.nodeType === Node.TEXT_NODE) texts.add(node.textContent?.trim() ?? '');
      // The switch to Chinese names Chinese in Chinese.
      if (element.querySelector('[lang^=zh]') !== null) continue;
      for (const attribute of spoken) texts.add(element.getAttribute(attribute)?.trim() ?? '');
    }
    texts.delete('');
    return [...texts];
  });
}
