import { z } from 'zod';
import { errorCodes, type ErrorCode } from './errors.ts';

/** Schema of a `FieldError`. */
export const fieldErrorSchema = z.object({ field: z.string(), code: z.string(), message: z.string() }).meta({ id: 'FieldError' });

/** Schema of a `Problem`, the body of every refused request. */
const errorCodeSchema = z.enum(errorCodes as [ErrorCode, ...ErrorCode[]]).meta({ id: 'ErrorCode' });

export const problemSchema = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number().int(),
  code: errorCodeSchema,
  detail: z.string().optional(),
  requestId: z.string().optional(),
  fields: z.array(fieldErrorSchema).optional(),
}).meta({ id: 'Problem', description: 'Problem details (RFC 9457)' });
