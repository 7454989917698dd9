import { describe, expect, it } from 'vitest';
import { createTurboReport } from './runTurbo.mjs';

const line = (source: string, text: string) => JSON.stringify({ source, level: 'info', timestamp: 1, text });

function read(lines: string[]) {
  const tasks: string[] = [];
  const report = createTurboReport((name) => tasks.push(name));
  lines.forEach(report.read);
  return { tasks, ...report.sum() };
}

describe('the report of a turbo run', () => {
  it('names each package once, when its turn comes, and counts what was cached', () => {
    const outcome = read([
      line('turbo', '   • Running build in 2 packages'),
      line('@finemesh/ui#build', 'cache hit, replaying logs 1'),
      line('@finemesh/workbench#build', 'cache miss, executing 2'),
      line('@finemesh/workbench#build', 'vite v8'),
      line('turbo', ' Tasks:    2 successful, 2 total'),
      line('turbo', 'Cached:    1 cached, 2 total'),
    ]);
    expect(outcome).toMatchObject({ tasks: ['ui', 'workbench'], total: 2, cached: 1 });
  });

  it('gives what the failed tasks printed and nothing of the others', () => {
    const { errors } = read([
      line('@finemesh/ui#typecheck', 'fine'),
      line('@finemesh/map#typecheck', 'src/a.ts(1,1): error TS2322'),
      line('@finemesh/server#typecheck', 'src/b.ts(1,1): error TS2307'),
      line('turbo', 'Failed:    @finemesh/map#typecheck, @finemesh/server#typecheck'),
    ]);
    expect(errors).toEqual(['map: src/a.ts(1,1): error TS2322', 'server: src/b.ts(1,1): error TS2307']);
  });

  it('gives turbo\'s own words when it could not start', () => {
    expect(read(['  x Could not find turbo.json', '']).errors).toEqual(['  x Could not find turbo.json']);
  });
});
