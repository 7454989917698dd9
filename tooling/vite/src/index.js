// JavaScript, not TypeScript: Vite hands a config file's package imports to Node as they are, and Node 20
// cannot read TypeScript. The types stand in index.d.ts and are held against these files.
export { hostApp } from './hostApp.js';
export { remote } from './remote.js';
export { serverBundle } from './serverBundle.js';
