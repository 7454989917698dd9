import { describe, expect, it } from 'vitest';
import { createProgress, duration } from './createProgress.mjs';

function fakeScreen(isTTY: boolean) {
  const written: string[] = [];
  const clock = { ms: 0 };
  const stream = { isTTY, columns: 60, write: (text: string) => written.push(text) };
  return { written, clock, progress: createProgress({ stream, now: () => clock.ms }) };
}

describe('progress in a log', () => {
  it('prints the outcome of a step with its time', () => {
    const { written, clock, progress } = fakeScreen(false);
    const step = progress.begin('Build');
    clock.ms = 65_000;
    step.end('done');
    expect(written).toEqual(['Build      done (1 min 05 s)\n']);
  });

  it('says what is going on at most every ten seconds', () => {
    const { written, clock, progress } = fakeScreen(false);
    const step = progress.begin('Build');
    for (clock.ms = 0; clock.ms <= 25_000; clock.ms += 1_000) step.show(`at ${clock.ms}`);
    expect(written).toEqual(['Build      at 10000 (10 s)\n', 'Build      at 20000 (20 s)\n']);
  });
});

describe('progress in a terminal', () => {
  it('shows all that runs in one line, and each that has ended in a line of its own', () => {
    const { written, progress } = fakeScreen(true);
    const lint = progress.begin('lint');
    const types = progress.begin('types');
    expect(written.at(-1)).toMatch(/lint .* \| types /);
    lint.end('passed');
    expect(written.at(-2)).toMatch(/✓.*lint.*passed\n$/);
    expect(written.at(-1)).toMatch(/types/);
    expect(written.at(-1)).not.toMatch(/lint/);
    types.end('passed');
    expect(written.at(-1)).toMatch(/types.*passed\n$/);
  });

  it('never writes a line longer than the terminal is wide', () => {
    const { written, progress } = fakeScreen(true);
    const step = progress.begin('Build');
    step.show('x'.repeat(200));
    step.say('a line');
    step.end('done');
    for (const text of written.filter((part) => part.includes('xxx'))) {
      expect(text.replace('\r\x1b[2K', '').length).toBeLessThan(60);
    }
    expect(written.at(-1)).toMatch(/✓.*Build.*done\n$/);
  });

  it('clears its live line before a line that stays', () => {
    const { written, progress } = fakeScreen(true);
    const step = progress.begin('Build');
    step.say('a line');
    step.fail('broken');
    expect(written).toContain('\r\x1b[2Ka line\n');
    expect(written.at(-1)).toMatch(/✗.*broken\n$/);
  });
});

describe('duration', () => {
  it.each([
    [0, '0.0 s'],
    [9_949, '9.9 s'],
    [12_400, '12 s'],
    [185_000, '3 min 05 s'],
  ])('writes %i ms as %s', (ms, text) => {
    expect(duration(ms)).toBe(text);
  });
});
