import { expect, it } from 'vitest';
import { gridMove, type GridMove } from './gridMove.ts';

const press = (key: string, held: 'ctrlKey' | 'metaKey' | null = null): GridMove | undefined =>
  gridMove({ key, shiftKey: false, ctrlKey: held === 'ctrlKey', metaKey: held === 'metaKey' });

it.each([
  ['ArrowUp', -1, 0],
  ['ArrowDown', 1, 0],
  ['ArrowLeft', 0, -1],
  ['ArrowRight', 0, 1],
  ['PageUp', -10, 0],
  ['PageDown', 10, 0],
] as const)('%s steps %i rows and %i columns', (key, rows, columns) => {
  expect(press(key)).toEqual({ kind: 'step', rows, columns });
});

it('goes to an edge of the row with Home and End, and of the sheet with Control', () => {
  expect(press('Home')).toEqual({ kind: 'edge', rows: null, columns: 'first' });
  expect(press('End')).toEqual({ kind: 'edge', rows: null, columns: 'last' });
  expect(press('Home', 'ctrlKey')).toEqual({ kind: 'edge', rows: 'first', columns: 'first' });
  expect(press('End', 'ctrlKey')).toEqual({ kind: 'edge', rows: 'last', columns: 'last' });
});

it('goes along one axis alone with Control or Command and an arrow', () => {
  expect(press('ArrowUp', 'ctrlKey')).toEqual({ kind: 'edge', rows: 'first', columns: null });
  expect(press('ArrowRight', 'metaKey')).toEqual({ kind: 'edge', rows: null, columns: 'last' });
});

it('leaves Tab, Enter and letters to others', () => {
  for (const key of ['Tab', 'Enter', 'F2', 'a', 'Escape']) expect(press(key)).toBeUndefined();
});
