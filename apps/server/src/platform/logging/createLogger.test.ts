import { FinemeshError } from '@finemesh/contract';
import { sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { describeEachDatabase } from '../../testing/index.ts';
import { createLogger } from './createLogger.ts';

function logOf(error: unknown): string {
  const lines: string[] = [];
  createLogger('warn', { write: (line) => void lines.push(line) }).warn({ err: error }, 'broke');
  return lines.join('');
}

describeEachDatabase('a log line of a failed query', (database) => {
  const canary = 'CANARY 13800001111';

  it.each([
    ['that does not exist', sql`select ${canary} from nowhere`],
    ['whose value is of the wrong kind', sql`select ${canary}::text::uuid`],
    ['that breaks a constraint', sql`insert into case_day values (${canary}, 1), (${canary}, 2)`],
  ])('%s names the query and never its values', async (_, query) => {
    const error: unknown = await database().db.execute(query).catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(Error);
    const line = logOf(error);
    expect(line).not.toContain('CANARY');
    expect(line).toContain('Failed query');
    expect(JSON.parse(line)).toMatchObject({ err: { cause: { code: expect.stringMatching(/^[0-9A-Z]{5}$/) } } });
  });
});

describe('a log line of an error', () => {
  it('has type, message, code, place and cause', () => {
    const error = new FinemeshError('unavailable', { detail: 'no room', cause: new Error('inner') });
    const line = JSON.parse(logOf(error)) as { err: { stack: string[] } };
    expect(line).toMatchObject({
      err: { type: 'FinemeshError', message: 'no room', code: 'unavailable', cause: { message: 'inner' } },
    });
    expect(line.err.stack[0]).toMatch(/^at .*createLogger\.test\.ts/);
  });

  it('says of what is no error only what kind it is', () => {
    expect(JSON.parse(logOf('CANARY'))).toMatchObject({ err: 'string' });
  });
});
