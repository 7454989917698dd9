import { mercatorX } from '@finemesh/geo';
import { describe, expect, test } from 'vitest';
import { identity, MemoryGl } from '../../tests/MemoryGl.ts';
import { PulsePainter } from './PulsePainter.ts';

const [here, there] = [[118.692, 32.023], [118.7, 32.03]] as const;

function openPainter() {
  const gl = new MemoryGl();
  const painter = new PulsePainter({ turn: () => 0.4, zoom: () => 16 });
  painter.start(gl.context);
  const draw = () => {
    const known = gl.draws.length;
    painter.draw(gl.context, identity);
    return gl.draws[known];
  };
  return { gl, painter, draw };
}

describe('rings', () => {
  test('go out from no place before there is one, and from none after the last was taken away', () => {
    const { painter, draw } = openPainter();
    expect(draw()).toBeUndefined();
    painter.setPlaces([here, there]);
    expect([painter.count, draw()?.count]).toEqual([2, 2]);
    painter.setPlaces([]);
    expect([painter.count, draw()]).toEqual([0, undefined]);
  });

  test('start where their places are, and not all at the same time', () => {
    const { painter, draw } = openPainter();
    painter.setPlaces([here, there, here]);
    const drawn = draw();
    const [x0, y0, phase0, x1 = 0, , phase1, , , phase2 = 0] = drawn?.attributes['a_place'] ?? [];
    expect([x0, y0, phase0]).toEqual([0, 0, 0]);
    expect(x1).toBeCloseTo(mercatorX(there[0]) - mercatorX(here[0]), 9);
    expect(new Set([phase0, phase1, phase2]).size).toBe(3);
    expect((drawn?.uniforms['u_matrix'] as number[])[12]).toBeCloseTo(mercatorX(here[0]), 6);
  });

  test('are uploaded once for each change of places, not for each frame', () => {
    const { gl, painter, draw } = openPainter();
    painter.setPlaces([here]);
    draw();
    draw();
    painter.setColor('#ff0000', true);
    expect([gl.uploads, draw()?.uniforms['u_turn']]).toEqual([1, 0.4]);
    painter.setPlaces([there]);
    draw();
    expect(gl.uploads).toBe(2);
  });

  test('have the colour that they were given, as light or as ink', () => {
    const { painter, draw } = openPainter();
    painter.setPlaces([here]);
    painter.setColor('#ff0000', true);
    expect(draw()?.uniforms).toMatchObject({ u_color: [1, 0, 0], u_glow: 1 });
    painter.setColor('#0000ff', false);
    expect(draw()?.uniforms).toMatchObject({ u_color: [0, 0, 1], u_glow: 0 });
  });

  test('go on after a lost context, and leave nothing when they are taken away', () => {
    const { painter, draw } = openPainter();
    painter.setPlaces([here]);
    draw();
    const fresh = new MemoryGl();
    painter.start(fresh.context);
    painter.draw(fresh.context, identity);
    expect([fresh.uploads, fresh.draws.length, fresh.held]).toEqual([1, 1, 3]);
    painter.stop(fresh.context);
    painter.draw(fresh.context, identity);
    expect([fresh.draws.length, fresh.held]).toEqual([1, 0]);
  });
});
