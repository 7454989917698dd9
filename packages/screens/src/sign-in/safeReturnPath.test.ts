import fc from 'fast-check';
import { expect, it } from 'vitest';
import { safeReturnPath } from './safeReturnPath.ts';

const origin = 'https://wall.example.org';

it.each(['/', '/cases/7', '/cases/7?tab=a&b=//c#d', '/rosters/%2F%2Felsewhere', '/a//b', '/a/:b', '/台账'])('goes on to %s', (path) => {
  expect(safeReturnPath(path)).toBe(path);
});

it.each([
  '//elsewhere.example',
  '///elsewhere.example',
  '/\\elsewhere.example',
  '\\\\elsewhere.example',
  '/\t/elsewhere.example',
  '/\n/elsewhere.example',
  '\t//elsewhere.example',
  '/cases\u0000',
  '/.//elsewhere.example',
  '/a/..//elsewhere.example',
  '/%2e//elsewhere.example',
  'https://elsewhere.example',
  'https:/elsewhere.example',
  'mailto:somebody@elsewhere.example',
  'data:text/html,x',
  ' /cases',
  'cases',
  '',
  undefined,
  null,
  ['/cases'],
  { path: '/cases' },
])('does not go on to %j', (wanted) => {
  expect(safeReturnPath(wanted)).toBeNull();
});

it('never leaves the origin, neither as it is given nor as the browser resolves it', () => {
  const pieces = fc.constantFrom('/', '\\', '.', '..', '%2e', '\t', '\n', '\r', '@', ':', '?', '#', 'a', 'elsewhere.example', 'https:', 'data:', ' ', '\u0000');
  const paths = fc.oneof(fc.array(pieces, { maxLength: 12 }).map((list) => list.join('')), fc.string());
  fc.assert(
    fc.property(paths, (wanted) => {
      const path = safeReturnPath(wanted);
      if (path === null) return;
      const resolved = new URL(path, origin);
      expect(resolved.origin).toBe(origin);
      expect(new URL(resolved.pathname, origin).origin).toBe(origin);
    }),
    { numRuns: 500 },
  );
});
