import globals from 'globals';
import { filesOf } from './filesOf.js';

/** @param {Record<string, unknown>} set @param {Record<string, unknown>} without */
const namesIn = (set, without = {}) => Object.keys(set).filter((name) => !(name in without));

/** @param {string[]} names @param {string} message */
const forbid = (names, message) => names.map((name) => ({ name, message }));

/** Newer versions of Node have a web storage of their own, which is not the one that is meant. */
const webStorage = ['localStorage', 'sessionStorage'];
const browserOnly = [...namesIn(globals.browser, globals.node), ...webStorage];
const nodeOnly = namesIn(globals.node, globals.browser);

/** Whoever reads a clock or draws a number at random cannot be tested by example. */
const impure = ['setTimeout', 'setInterval', 'setImmediate', 'fetch', 'performance', 'crypto', 'console'];
const nodeModules = {
  patterns: [{ regex: '^node:', message: 'This package also runs in the browser.' }],
};

/** What each part of the repo may take from the world around it. */
export const environments = [
  { name: 'finemesh/scripts', files: filesOf.scripts, languageOptions: { globals: globals.node } },
  {
    name: 'finemesh/both-sides',
    files: filesOf.bothSides,
    ignores: filesOf.tests,
    rules: {
      'no-restricted-globals': [
        'error',
        ...forbid(browserOnly, 'This package also runs in Node.'),
        ...forbid(nodeOnly, 'This package also runs in the browser.'),
      ],
      'no-restricted-imports': ['error', nodeModules],
    },
  },
  {
    name: 'finemesh/pure',
    files: filesOf.pure,
    ignores: filesOf.tests,
    rules: {
      'no-restricted-globals': [
        'error',
        ...forbid(browserOnly, 'Rules are pure: no window.'),
        ...forbid(nodeOnly, 'Rules are pure: no Node.'),
        ...forbid(impure, 'Rules are pure: take what you need as an argument.'),
      ],
    },
  },
  {
    name: 'finemesh/browser',
    files: filesOf.browser,
    ignores: filesOf.tests,
    languageOptions: { globals: globals.browser },
    rules: {
      'no-restricted-globals': ['error', ...forbid(nodeOnly, 'This runs in the browser.')],
      'no-restricted-imports': ['error', nodeModules],
    },
  },
  {
    name: 'finemesh/server',
    files: filesOf.server,
    rules: {
      'no-restricted-globals': ['error', ...forbid(browserOnly, 'This runs in Node.')],
    },
  },
];
