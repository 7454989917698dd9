import { once } from 'node:events';
import { describe, expect, it } from 'vitest';
import { startChild, stopChild, stopChildren } from './children.mjs';
import { runTool } from './runTool.mjs';

describe('children', () => {
  it('end with everything that they started', async () => {
    const script = "require('child_process').spawn('sleep', ['60'], { stdio: 'inherit' }); console.log('begun'); setInterval(() => {}, 1e3)";
    const child = startChild(process.execPath, ['-e', script], { stdio: ['ignore', 'pipe', 'inherit'] });
    await once(child.stdout!, 'data');
    // The pipe closes only when the grandchild, which holds it too, has ended.
    const closed = once(child, 'close');
    await stopChild(child);
    expect((await closed)[1]).toBe('SIGTERM');
  });

  it('are ended when they do not want to end', async () => {
    const child = startChild(process.execPath, ['-e', "process.on('SIGTERM', () => {}); console.log('begun'); setInterval(() => {}, 1e3)"], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    await once(child.stdout!, 'data');
    const closed = once(child, 'close');
    await stopChild(child, 50);
    expect((await closed)[1]).toBe('SIGKILL');
  });

  it('may be asked to end after they have', async () => {
    const child = startChild(process.execPath, ['-e', ''], { stdio: 'ignore' });
    await once(child, 'close');
    await stopChild(child);
    await stopChildren();
  });
});

describe('runTool', () => {
  it('gives the exit code and every line of both streams', async () => {
    const lines: string[] = [];
    const outcome = await runTool(process.execPath, ['-e', "console.log('a'); console.error('b'); process.exit(3)"], {
      onLine: (line) => lines.push(line),
    });
    expect(outcome.code).toBe(3);
    expect(outcome.lines.toSorted()).toEqual(['a', 'b']);
    expect(lines.toSorted()).toEqual(['a', 'b']);
  });

  it('gives 127 when there is no such program', async () => {
    const outcome = await runTool('/no/such/program', []);
    expect(outcome.code).toBe(127);
    expect(outcome.lines.join()).toContain('ENOENT');
  });
});
