import { expect, it } from 'vitest';
import { errorCodes, errorKinds, errorOfClose, FinemeshError, toProblem } from './errors.ts';
import { problemSchema } from './problemSchema.ts';

it('translates every kind into a problem document that its schema accepts', () => {
  for (const code of errorCodes) {
    const problem = toProblem(new FinemeshError(code, { fields: [{ field: 'words', code: 'tooLong', message: 'x' }] }), 'r-1');
    expect(problemSchema.parse(problem)).toEqual(problem);
    expect(problem.status).toBe(errorKinds[code].status);
  }
});

it('closes sockets only with codes that RFC 6455 leaves to applications, or its own', () => {
  for (const code of errorCodes) {
    const { closeCode } = errorKinds[code];
    expect(closeCode >= 4000 && closeCode <= 4999 ? true : [1009, 1011, 1012, 1013].includes(closeCode), code).toBe(true);
  }
});

it('reads every failure back from the close frame that names it', () => {
  for (const code of errorCodes) expect(errorOfClose(errorKinds[code].closeCode, code)).toBe(code);
  expect(errorOfClose(4401, '')).toBe('ticketExpired');
  expect(errorOfClose(4403, 'tooManyRequests')).toBe('notAllowed');
  expect(errorOfClose(1006, '')).toBeUndefined();
});
