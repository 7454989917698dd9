import type { Rollup } from 'vite';
import { describe, expect, it } from 'vitest';
import { externalImports } from './importMap.js';

const chunk = (fileName: string, imports: string[]) => ({ type: 'chunk', fileName, imports }) as Rollup.OutputChunk;

describe('externalImports', () => {
  it('follows static imports through the chunks of the bundle to what is outside', () => {
    const entry = chunk('index.js', ['vue', 'router.js']);
    const bundle = { 'index.js': entry, 'router.js': chunk('router.js', ['vue', 'pinia', 'index.js']) };
    expect(externalImports(bundle, entry)).toEqual(['pinia', 'vue']);
  });

  it('leaves out what is imported later', () => {
    const entry = chunk('index.js', ['vue']);
    const bundle = { 'index.js': entry, 'sheet.js': chunk('sheet.js', ['yjs']) };
    expect(externalImports(bundle, entry)).toEqual(['vue']);
  });
});
