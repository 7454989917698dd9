import { dotStatus } from '@finemesh/contract';
import { mercatorX, mercatorY } from '@finemesh/geo';
import { describe, expect, test } from 'vitest';
import { dotsFrame } from '../../tests/dotsFrame.ts';
import { identity, MemoryGl, type GlDraw } from '../../tests/MemoryGl.ts';
import { rgbOf } from '../engine/gl-program.ts';
import { lightPalette } from '../style/lightPalette.ts';
import { wallPalette } from '../style/wallPalette.ts';
import { DotPainter } from './DotPainter.ts';
import { DotStore } from './DotStore.ts';

const home = [118.692, 32.023] as const;
const nearby = [118.6921, 32.023] as const;

function openPainter({ zoom = 16, progress = 1 } = {}) {
  const gl = new MemoryGl();
  const store = new DotStore();
  const painter = new DotPainter({ store, progress: () => progress, zoom: () => zoom });
  painter.start(gl.context);
  const draw = (): GlDraw | undefined => {
    const known = gl.draws.length;
    painter.draw(gl.context, identity);
    return gl.draws[known];
  };
  return { gl, store, painter, draw };
}

/** A store's worth of dots, all in one place. */
function crowd(count: number): ReturnType<typeof dotsFrame> {
  return dotsFrame(Array.from({ length: count }, (_, slot) => [slot, home] as const));
}

describe('the painter of dots', () => {
  test('draws nothing where nobody is, before the first frame and after the last one left', () => {
    const { store, draw } = openPainter();
    expect(draw()).toBeUndefined();
    store.apply(crowd(2), 0);
    expect(draw()?.count).toBe(2);
    store.clear();
    expect(draw()).toBeUndefined();
  });

  test('hands the shader where each dot came from, where it goes, and what it is, and no row more', () => {
    const { store, draw } = openPainter({ progress: 0.25 });
    store.apply(dotsFrame([[1, home], [2, home], [3, home]], { status: Uint8Array.of(0, 1, 2) }), 0);
    store.apply(dotsFrame([[1, nearby]], { removed: Uint32Array.of(3), status: Uint8Array.of(0) }), 2000);
    const drawn = draw();
    expect(drawn?.count).toBe(2);
    expect(drawn?.uniforms['u_progress']).toBe(0.25);
    expect(drawn?.attributes['a_status']).toEqual([0, 1]);
    expect(drawn?.attributes['a_from']).toEqual([0, 0, 0, 0]);
    const [dx = 0, dy = 0, ...rest] = drawn?.attributes['a_to'] ?? [];
    expect(dx).toBeCloseTo(mercatorX(nearby[0]) - mercatorX(home[0]), 10);
    expect([dy, ...rest]).toEqual([0, 0, 0]);
  });

  test('uploads once for each change, and nothing for a further frame of the glide', () => {
    const { gl, store, draw } = openPainter();
    store.apply(crowd(5), 0);
    draw();
    draw();
    expect(gl.uploads).toBe(3);
    store.apply(crowd(6), 1000);
    draw();
    expect(gl.uploads).toBe(6);
  });

  test('counts from the first dot, so that digits survive in 32 bits', () => {
    const { store, draw } = openPainter();
    store.apply(crowd(1), 0);
    const matrix = draw()?.uniforms['u_matrix'] as number[];
    expect(matrix[12]).toBeCloseTo(mercatorX(home[0]), 6);
    expect(matrix[13]).toBeCloseTo(mercatorY(home[1]), 6);
  });

  test('gives each status byte its own colour of the palette', () => {
    const { store, painter, draw } = openPainter();
    store.apply(crowd(1), 0);
    painter.setPalette(wallPalette);
    const colors = draw()?.uniforms['u_palette'] as number[];
    for (const [name, byte] of Object.entries(dotStatus)) {
      expect(colors.slice(3 * byte, 3 * byte + 3), name).toEqual(rgbOf(wallPalette.dots[name as keyof typeof dotStatus]));
    }
    expect(colors).toHaveLength(12);
  });

  test('adds light on the wall and covers the ground on paper', () => {
    const { store, painter, draw } = openPainter();
    store.apply(crowd(1), 0);
    painter.setPalette(wallPalette);
    expect(draw()?.uniforms['u_glow']).toBe(1);
    painter.setPalette(lightPalette);
    expect(draw()?.uniforms['u_glow']).toBe(0);
    // Premultiplied, for which the fragment shader writes its colours.
    expect(draw()?.blend).toEqual([1, 0x0303]);
  });

  test('draws a crowd of smaller dots, from 20 CSS pixels down to 6', () => {
    const size = (count: number): number => {
      const { store, draw } = openPainter();
      store.apply(crowd(count), 0);
      return Number(draw()?.uniforms['u_size']) / 2;
    };
    expect([size(1), size(100)]).toEqual([20, 20]);
    expect(size(1000)).toBeLessThan(20);
    expect(size(100_000)).toBeCloseTo(6, 6);
  });

  test('halves the dots of a whole community, and keeps their size on a screen of more pixels', () => {
    const [near, far] = [openPainter({ zoom: 16 }), openPainter({ zoom: 12 })];
    for (const { store } of [near, far]) store.apply(crowd(1), 0);
    expect([near.draw()?.uniforms['u_size'], far.draw()?.uniforms['u_size']]).toEqual([40, 20]);
    near.gl.drawingBufferWidth = 1000;
    expect(near.draw()?.uniforms['u_size']).toBe(20);
  });

  test('shows everybody again after a lost context, though nobody moved', () => {
    const { store, painter, draw } = openPainter();
    store.apply(crowd(3), 0);
    draw();
    const fresh = new MemoryGl();
    painter.start(fresh.context);
    painter.draw(fresh.context, identity);
    expect(fresh.draws.map(({ count, attributes }) => [count, attributes['a_to']?.length])).toEqual([[3, 6]]);
  });

  test('leaves nothing in the engine when it is taken away, and draws no more', () => {
    const { gl, store, painter, draw } = openPainter();
    store.apply(crowd(3), 0);
    expect(gl.held).toBe(5);
    painter.stop(gl.context);
    painter.stop(gl.context);
    expect([gl.held, draw()]).toEqual([0, undefined]);
  });
});
