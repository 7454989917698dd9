import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { MemoryEngine } from '../../tests/MemoryEngine.ts';
import { identity, MemoryGl } from '../../tests/MemoryGl.ts';
import { stackOn } from '../../tests/stackOn.ts';
import { rgbOf } from '../engine/gl-program.ts';
import { lightPalette } from '../style/lightPalette.ts';
import { wallPalette } from '../style/wallPalette.ts';
import { PulseLayer } from './PulseLayer.ts';

const here = [118.692, 32.023] as const;

beforeEach(() => void vi.useFakeTimers({ now: 0, toFake: ['performance'] }));
afterEach(() => void vi.useRealTimers());

function openPulses({ prefersStillness = false } = {}) {
  const engine = new MemoryEngine();
  const { stack } = stackOn(engine, { prefersStillness });
  const pulses = new PulseLayer();
  pulses.set([here]);
  const takeAway = stack.add(pulses);
  const gl = new MemoryGl();
  const painter = engine.layers[0]?.painter;
  painter?.start(gl.context);
  const uniforms = () => {
    painter?.draw(gl.context, identity);
    return gl.draws.at(-1)?.uniforms ?? {};
  };
  return { engine, stack, pulses, takeAway, uniforms };
}

describe('pulses', () => {
  test('go from the mark to nothing in 2.4 seconds, over and over', () => {
    const { uniforms } = openPulses();
    const turns = [0, 600, 600, 1200].map((ms) => {
      vi.advanceTimersByTime(ms);
      return uniforms()['u_turn'];
    });
    expect(turns).toEqual([0, 0.25, 0.5, 0]);
  });

  test('stand still, in plain sight, for people who want less motion', () => {
    const { stack, uniforms } = openPulses({ prefersStillness: true });
    const before = uniforms()['u_turn'];
    vi.advanceTimersByTime(700);
    expect([stack.isMoving, before, uniforms()['u_turn']]).toEqual([false, 0.3, 0.3]);
  });

  test('move only while there are places and a map to move on', () => {
    const { stack, pulses, takeAway } = openPulses();
    expect(stack.isMoving).toBe(true);
    pulses.set([]);
    expect(stack.isMoving).toBe(false);
    pulses.set([here]);
    takeAway();
    expect([stack.isMoving, pulses.isMoving]).toEqual([false, false]);
  });

  test('ask for the frame in which they appear or vanish', () => {
    const { engine, pulses } = openPulses();
    const asked = engine.framesAsked;
    pulses.set([]);
    expect(engine.framesAsked).toBe(asked + 1);
  });

  test('change their colour with the look', () => {
    const { stack, uniforms } = openPulses();
    expect(uniforms()).toMatchObject({ u_color: rgbOf(wallPalette.cases.fresh), u_glow: 1 });
    stack.changeLook({ theme: 'light' });
    expect(uniforms()).toMatchObject({ u_color: rgbOf(lightPalette.cases.fresh), u_glow: 0 });
  });
});
