import type { VueWrapper } from '@vue/test-utils';
import { afterEach, describe, expect, it } from 'vitest';
import remoteCss from './remote.css?inline';
import { openGallery } from './testing/openGallery.ts';

let gallery: VueWrapper | null = null;
afterEach(() => {
  document.adoptedStyleSheets = [];
  gallery?.unmount();
  gallery = null;
});

function createSheet(): CSSStyleSheet {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(remoteCss);
  return sheet;
}

/** The outermost style rules of a sheet, with the layer they stand in. */
function styleRules(rules: CSSRuleList, layer = ''): { layer: string; selector: string }[] {
  return [...rules].flatMap((rule) => {
    if (rule instanceof CSSStyleRule) return [{ layer, selector: rule.selectorText }];
    if (rule instanceof CSSLayerBlockRule) return styleRules(rule.cssRules, rule.name);
    return rule instanceof CSSGroupingRule ? styleRules(rule.cssRules, layer) : [];
  });
}

describe('the stylesheet of a remote', () => {
  it('styles nothing outside of a remote', () => {
    // Tailwind's own layer only gives its private variables a first value.
    const rules = styleRules(createSheet().cssRules).filter(({ layer }) => layer !== 'properties');
    expect(rules.length).toBeGreaterThan(0);
    expect(rules.filter(({ selector }) => !selector.includes('[data-remote] '))).toEqual([]);
  });

  it('leaves the look of its host as it was', async () => {
    gallery = await openGallery({ theme: 'wall', language: 'zh-CN', width: 1920, height: 1080 });
    const look = (): string[] =>
      [...document.querySelectorAll<HTMLElement>('body, body *')].map((element) => {
        const { display, margin, color, backgroundColor, font } = getComputedStyle(element);
        return [element.className, display, margin, color, backgroundColor, font].join(' ');
      });
    const before = look();
    document.adoptedStyleSheets = [createSheet()];
    expect(look()).toEqual(before);
  });

  it('takes its colours from the theme of its host', async () => {
    gallery = await openGallery({ theme: 'wall', language: 'zh-CN', width: 1920, height: 1080 });
    document.adoptedStyleSheets = [createSheet()];
    const remote = document.createElement('div');
    remote.dataset['remote'] = 'any';
    const surface = document.createElement('p');
    surface.className = 'bg-surface';
    remote.append(surface);
    document.body.append(remote);
    // #0a1524, the wall's surface in themes.css.
    expect(getComputedStyle(surface).backgroundColor).toBe('rgb(10, 21, 36)');
    remote.remove();
  });
});
