import type { TestProjectInlineConfiguration } from 'vitest/config';

/**
 * A project whose tests run in Node: pure rules, the server, tooling.
 * @param folders globs of the packages whose tests it runs, seen from the config; default: the config's own
 */
export declare function nodeProject(name: string, folders?: readonly string[]): TestProjectInlineConfiguration;

/**
 * A project whose tests run on happy-dom: composables and components.
 * @param folders globs of the packages whose tests it runs, seen from the config; default: the config's own
 */
export declare function domProject(name: string, folders?: readonly string[]): TestProjectInlineConfiguration;

/** A project whose tests run in the machine's own headless Chromium, WebGL2 included. */
export declare function browserProject(name: string): TestProjectInlineConfiguration;

/** Chromium's flags for a machine without a GPU, with no request of the browser's own. */
export declare const chromiumFlags: string[];
