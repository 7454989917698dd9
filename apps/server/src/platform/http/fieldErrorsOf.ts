import type { FieldError } from '@finemesh/contract';
import type { z } from 'zod';

/** What a schema found wrong, one entry a field. Custom checks may give their own stable code in `params.code`. */
export function fieldErrorsOf(error: z.core.$ZodError): FieldError[] {
  return error.issues.map((issue) => ({
    field: issue.path.map(String).join('.'),
    code: codeOf(issue),
    message: issue.message,
  }));
}

function codeOf(issue: z.core.$ZodIssue): string {
  if (issue.code !== 'custom') return issue.code;
  const own: unknown = issue.params?.['code'];
  return typeof own === 'string' ? own : issue.code;
}
