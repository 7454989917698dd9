import axe from 'axe-core';
import type { VueWrapper } from '@vue/test-utils';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { userEvent } from 'vitest/browser';
import { nextTick } from 'vue';
import { useToasts } from './feedback/useToasts.ts';
import { openGallery, type GalleryLook } from './testing/openGallery.ts';

const phone = { width: 360, height: 800 };
const desk = { width: 1920, height: 1080 };
const looks: GalleryLook[] = (['light', 'large', 'wall'] as const).flatMap((theme) =>
  (['zh-CN', 'en'] as const).flatMap((language) => [phone, desk].map((size) => ({ theme, language, ...size }))),
);

/** Opens the gallery once for all tests of a suite, which leave it as they found it. */
function openOnce(look: GalleryLook): void {
  let gallery: VueWrapper | undefined;
  beforeAll(async () => {
    gallery = await openGallery(look);
  });
  afterEach(() => useToasts().clear());
  afterAll(() => gallery?.unmount());
}

/** What axe finds below a selector; an overlay is judged without the page that was judged before it. */
async function violations(within = 'html'): Promise<string[]> {
  const { violations: found } = await axe.run(within, { resultTypes: ['violations'] });
  return found.flatMap((rule) => rule.nodes.map((node) => `${rule.id}: ${node.html.slice(0, 160)}`));
}

function button(name: string): HTMLElement {
  const found = document.querySelector<HTMLElement>(`[data-open=${name}]`);
  if (!found) throw new Error(`The gallery has no button that opens ${name}`);
  return found;
}

const dialog = (): HTMLElement | null => document.querySelector('[role=dialog],[role=alertdialog]');

describe.each(looks)('the gallery, $theme $language at $width×$height', (look) => {
  openOnce(look);

  it('fits its screen without scrolling sideways', () => {
    const { clientWidth, scrollWidth } = document.documentElement;
    expect(scrollWidth).toBeLessThanOrEqual(clientWidth);
    expect(sticksOut(clientWidth)).toEqual([]);
  });

  it('cuts no word off in a button, tab or pill', () => {
    const cut = [...document.querySelectorAll<HTMLElement>('button, [role=tab], .rounded-full, .truncate')]
      .filter((element) => element.scrollWidth > element.clientWidth + 1 && getComputedStyle(element).display !== 'inline')
      .map((element) => element.textContent.trim());
    // A switch without text is wider inside: its target reaches over its edge.
    expect(cut.filter((text) => text !== '')).toEqual([]);
  });

  it('has no violation that axe finds, nor has a dialog, sheet or toast over it', async () => {
    expect(await violations()).toEqual([]);

    for (const overlay of ['dialog', 'sheet']) {
      button(overlay).click();
      await expect.poll(dialog).not.toBeNull();
      await settle();
      expect(await violations('[role=dialog],[role=alertdialog]')).toEqual([]);
      await userEvent.keyboard('{Escape}');
      await expect.poll(dialog).toBeNull();
    }

    button('toasts').click();
    await expect.poll(() => document.querySelectorAll('[aria-live] li').length).toBe(3);
    await settle();
    expect(await violations('[aria-live]')).toEqual([]);
  });
});

describe.each([
  { theme: 'light', least: 48 },
  { theme: 'large', least: 60 },
] as const)('targets in the $theme theme', ({ theme, least }) => {
  openOnce({ theme, language: 'en', ...phone });

  it(`are at least ${least} px in both directions`, () => {
    const small = [...document.querySelectorAll<HTMLElement>('button, a[href]:not(.sr-only), input:not([type=file]), select, textarea')]
      .map((element) => ({ name: element.ariaLabel ?? element.textContent.trim(), ...targetSize(element) }))
      .filter(({ width, height }) => width < least || height < least);
    expect(small).toEqual([]);
  });
});

/** The target of an element: its box, or its `target-halo` where that is larger. */
function targetSize(element: HTMLElement): { width: number; height: number } {
  const box = element.getBoundingClientRect();
  const halo = getComputedStyle(element, '::after');
  return {
    width: Math.max(box.width, Number.parseFloat(halo.width) || 0),
    height: Math.max(box.height, Number.parseFloat(halo.height) || 0),
  };
}

function sticksOut(width: number): string[] {
  return [...document.querySelectorAll<HTMLElement>('body *')]
    .filter((element) => element.getBoundingClientRect().right > width + 1 && !element.closest('.overflow-x-auto, .sr-only'))
    .map((element) => `${element.tagName} ${element.textContent.trim().slice(0, 60)}`);
}

/** Brings running animations to their end, because axe measures the colours it finds half-way. */
async function settle(): Promise<void> {
  for (const animation of document.getAnimations()) {
    if (animation.effect?.getComputedTiming().endTime !== Infinity) animation.finish();
  }
  await nextTick();
}
