import type { VueWrapper } from '@vue/test-utils';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { userEvent } from 'vitest/browser';
import { openGallery } from './testing/openGallery.ts';

let gallery: VueWrapper;
beforeEach(async () => {
  gallery = await openGallery({ theme: 'light', language: 'zh-CN', width: 360, height: 800 });
});
afterEach(() => gallery.unmount());

const focused = (): string | null | undefined => document.activeElement?.textContent?.trim();

describe('by keyboard alone', () => {
  it('the first Tab reaches the skip link, and it shows', async () => {
    await userEvent.keyboard('{Tab}');
    expect(focused()).toBe('跳到正文');
    expect(document.activeElement?.getBoundingClientRect().width).toBeGreaterThan(40);
  });

  it('arrow keys choose among radio cards and pass over a disabled one', async () => {
    const cards = [...document.querySelectorAll<HTMLElement>('[role=radio]')];
    cards[0]?.focus();
    // Held as a finger holds it: the choice follows the focus only while the key is down.
    await userEvent.keyboard('{ArrowDown>}');
    await expect.poll(() => cards[1]?.getAttribute('aria-checked')).toBe('true');
    await userEvent.keyboard('{/ArrowDown}');
    expect(document.activeElement).toBe(cards[1]);
    await userEvent.keyboard('{ArrowDown>}');
    await expect.poll(() => cards[0]?.getAttribute('aria-checked')).toBe('true');
    await userEvent.keyboard('{/ArrowDown}');
  });

  it('arrow keys move between tabs and show their content', async () => {
    const tabs = [...document.querySelectorAll<HTMLElement>('[role=tab]')];
    tabs[1]?.focus();
    await userEvent.keyboard('{ArrowRight}');
    expect(document.activeElement).toBe(tabs[2]);
    expect(document.querySelector('[role=tabpanel]:not([hidden])')?.textContent).toContain('今天还很安静');
  });

  it('Space turns a switch and ticks a box', async () => {
    for (const role of ['switch', 'checkbox']) {
      const control = document.querySelector<HTMLElement>(`[role=${role}]`);
      const before = control?.getAttribute('aria-checked');
      control?.focus();
      await userEvent.keyboard(' ');
      await expect.poll(() => control?.getAttribute('aria-checked')).not.toBe(before);
    }
  });

  it('a dialog takes the focus, keeps it, and gives it back', async () => {
    const opener = document.querySelector<HTMLElement>('[data-open=dialog]');
    opener?.focus();
    await userEvent.keyboard('{Enter}');
    const dialog = (): HTMLElement | null => document.querySelector('[role=alertdialog]');
    await expect.poll(() => dialog()?.contains(document.activeElement)).toBe(true);
    for (let presses = 0; presses < 4; presses++) {
      await userEvent.keyboard('{Tab}');
      expect(dialog()?.contains(document.activeElement)).toBe(true);
    }
    await userEvent.keyboard('{Escape}');
    await expect.poll(dialog).toBeNull();
    await expect.poll(() => document.activeElement).toBe(opener);
  });
});
