import { closeSync, mkdtempSync, readFileSync, rmSync, statSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { lastWords, openLog } from './openLog.mjs';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'logs-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function write(text: string): string {
  const { path, descriptor } = openLog(folder, 'server');
  writeSync(descriptor, text);
  closeSync(descriptor);
  return path;
}

describe('openLog', () => {
  it('begins a log with each run and keeps the one before', () => {
    write('first');
    const path = write('second');
    expect(readFileSync(path, 'utf8')).toBe('second');
    expect(readFileSync(join(folder, 'logs/server.previous.log'), 'utf8')).toBe('first');
  });

  it('lets only the owner read what is logged', () => {
    expect(statSync(write('x')).mode & 0o777).toBe(0o600);
  });
});

describe('lastWords', () => {
  it('gives the message and error of structured lines, and other lines as they are', () => {
    const path = write('{"level":60,"msg":"cannot start","err":{"message":"no disk"}}\nplain\n{broken\n\n');
    expect(lastWords(path)).toEqual(['cannot start: no disk', 'plain', '{broken']);
  });

  it('gives the last lines only', () => {
    expect(lastWords(write('a\nb\nc\n'), 2)).toEqual(['b', 'c']);
  });
});
