/** For tests of positions alone. */
export { createPost, createSharer, microGrid } from './createSharer.ts';
