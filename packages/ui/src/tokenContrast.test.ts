import { describe, expect, it } from 'vitest';
import { contrastRatio } from './testing/contrastRatio.ts';
import themesCss from './themes.css?raw';
import tokensCss from './tokens.css?raw';

/** WCAG 2.2, 1.4.3 and 1.4.11. */
const textRatio = 4.5;
const controlRatio = 3;

type Tokens = Record<string, string>;

function coloursIn(css: string): Tokens {
  return Object.fromEntries([...css.matchAll(/--color-([\w-]+):\s*(#[0-9a-f]{6});/g)].map(([, name, value]) => [name, value]));
}

function themeBlock(theme: string): string {
  return themesCss.match(new RegExp(`\\[data-theme='${theme}'\\] \\{([^}]*)\\}`))?.[1] ?? '';
}

const light = coloursIn(tokensCss);
const themes: Record<string, Tokens> = {
  light,
  large: { ...light, ...coloursIn(themeBlock('large')) },
  wall: { ...light, ...coloursIn(themeBlock('wall')) },
};

const grounds = ['canvas', 'surface', 'raised', 'sunken'];
const texts = ['ink', 'ink-soft', 'ink-faint', 'accent-text', 'success-text', 'warn-text', 'danger-text', 'info-text'];
const tones = ['accent', 'success', 'warn', 'danger', 'info'];

const textPairs: [string, string][] = [
  ...texts.flatMap((text) => grounds.map((ground): [string, string] => [text, ground])),
  ...tones.map((tone): [string, string] => [`${tone}-text`, `${tone}-soft`]),
  // A selected row, card or switch lays these on the accent's soft ground.
  ['ink', 'accent-soft'],
  ['ink-soft', 'accent-soft'],
  ['accent-ink', 'accent'],
  ['accent-ink', 'accent-strong'],
  ['danger-ink', 'danger'],
  ['danger-ink', 'danger-strong'],
  ...[1, 2, 3, 4, 5, 6].map((n): [string, string] => ['person-ink', `person-${n}`]),
];

const controlPairs: [string, string][] = ['line-strong', 'accent', 'danger', 'focus'].flatMap((mark) =>
  grounds.map((ground): [string, string] => [mark, ground]),
);

describe.each(Object.entries(themes))('the %s theme', (_theme, tokens) => {
  it.each(textPairs)('keeps %s readable on %s', (text, ground) => {
    expect(contrastRatio(tokens[text] ?? '', tokens[ground] ?? '')).toBeGreaterThanOrEqual(textRatio);
  });

  it.each(controlPairs)('keeps the edge %s visible on %s', (mark, ground) => {
    expect(contrastRatio(tokens[mark] ?? '', tokens[ground] ?? '')).toBeGreaterThanOrEqual(controlRatio);
  });
});

describe('the tokens', () => {
  it('are colours of their own in the wall theme, grounds and texts alike', () => {
    const wall = coloursIn(themeBlock('wall'));
    expect([...grounds, ...texts].filter((name) => !wall[name])).toEqual([]);
  });

  it('make targets of 48 px, and of at least 60 px at large text', () => {
    const rem = (css: string): number => Number(css.match(/--spacing-target:\s*([\d.]+)rem/)?.[1]);
    expect(rem(tokensCss) * 16).toBe(48);
    expect(rem(themeBlock('large')) * 24).toBeGreaterThanOrEqual(60);
  });
});
