import { expect, test } from 'vitest';
import { MemoryGl } from '../../tests/MemoryGl.ts';
import { linkProgram, matrixAtAnchor, pixelRatioOf, rgbOf, shareAtZoom } from './gl-program.ts';

test('shifts a matrix to an anchor without losing the anchor’s digits', () => {
  const anchor = [0.8297, 0.4063] as const;
  const scale = 512 * 2 ** 18;
  // Scales by the world's width at zoom 18, then moves the anchor to the middle of the screen.
  const matrix = [scale, 0, 0, 0, 0, scale, 0, 0, 0, 0, 1, 0, -scale * anchor[0], -scale * anchor[1], 0, 1];
  const shifted = matrixAtAnchor(matrix, anchor);
  expect(Math.abs(shifted[12] ?? 1)).toBeLessThan(1e-6);
  expect(Math.abs(shifted[13] ?? 1)).toBeLessThan(1e-6);
  expect(shifted[0]).toBe(scale);
});

test('reads a colour as shares of red, green and blue', () => {
  expect(rgbOf('#ff8000')).toEqual([1, 128 / 255, 0]);
});

test('halves marks from afar and never lets them vanish', () => {
  expect([9, 12, 14, 16, 20].map(shareAtZoom)).toEqual([0.5, 0.5, 0.75, 1, 1]);
});

test('names what the driver says about a shader that it does not compile', () => {
  const gl = new MemoryGl();
  gl.refusal = "0:3: 'vec5' : undeclared identifier";
  expect(() => linkProgram(gl.context, '', '')).toThrow(/not linked\n0:3: 'vec5'/);
});

test('blames no shader for a lost context', () => {
  const gl = new MemoryGl();
  gl.isLost = true;
  expect(() => linkProgram(gl.context, '', '')).toThrow('the WebGL context is lost');
});

test('counts one drawn pixel a CSS pixel on a canvas that is not laid out yet', () => {
  const gl = new MemoryGl();
  expect(pixelRatioOf(gl.context)).toBe(2);
  gl.canvas.clientWidth = 0;
  expect(pixelRatioOf(gl.context)).toBe(1);
});
