import { z } from 'zod';
import { photoSizeSchema } from '../cases.ts';
import { bytes } from './defineRoutes.ts';

/** A photo of a case, whoever reads it. */
export const casePhoto = {
  summary: 'A photo of the case',
  query: z.object({ size: photoSizeSchema }),
  answer: bytes('image/jpeg', 'JPEG'),
} as const;
