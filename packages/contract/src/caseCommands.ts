import { caseCommandTable, type CaseCommand } from '@finemesh/domain';
import { z } from 'zod';
import { caseLimits } from './caseLimits.ts';
import { freeTextSchema, uuidSchema } from './primitives.ts';

const words = freeTextSchema(caseLimits.note);
const requiredWords = words.min(1);
const photoIds = z.array(uuidSchema).max(caseLimits.photos).default([]);

/** Who reads the words: one of those that the command allows, the first of them by default. */
function audienceOf<Command extends CaseCommand>(command: Command) {
  type Audiences = NonNullable<(typeof caseCommandTable)[Command]['words']>['audiences'];
  const audiences = (caseCommandTable[command].words?.audiences ?? []) as unknown as Audiences;
  return z.enum(audiences).default(audiences[0] as never);
}

/** What is sent with each command on a case; each agrees with its row of the table of commands. */
export const caseCommandInputs = {
  handOver: z.object({ postId: uuidSchema, words: words.optional(), audience: audienceOf('handOver') }).meta({ id: 'HandOverCase' }),
  accept: z.object({}).meta({ id: 'AcceptCase' }),
  note: z.object({ words: requiredWords, audience: audienceOf('note') }).meta({ id: 'NoteCase' }),
  resolve: z.object({ words: requiredWords, photoIds }).meta({ id: 'ResolveCase' }),
  confirm: z.object({ rating: z.number().int().min(1).max(5).optional() }).meta({ id: 'ConfirmCase' }),
  reopen: z.object({ words: requiredWords }).meta({ id: 'ReopenCase' }),
} as const satisfies Record<CaseCommand, z.ZodObject>;

/** What a client sends with the command. */
export type CaseCommandInput<Command extends CaseCommand = CaseCommand> = z.input<(typeof caseCommandInputs)[Command]>;
