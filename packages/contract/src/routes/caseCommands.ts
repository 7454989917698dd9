import { caseCommandTable, type CaseCommand, type ResidentCommand, type StaffCommand } from '@finemesh/domain';
import { z } from 'zod';
import { caseCommandInputs } from '../caseCommands.ts';
import { followedCaseSchema, staffCaseSchema, wallCaseDetailSchema } from '../cases.ts';
import type { ErrorCode } from '../errors.ts';
import { uuidSchema } from '../primitives.ts';
import { byOperation, type OperationOf } from './commandPaths.ts';
import { defineRoutes, json } from './defineRoutes.ts';
import { paths } from './paths.ts';
import { trackingNumberSchema } from './tracking.ts';

/** What all commands of one giver share, with each command's own body. */
type CommandSpecs<Command extends CaseCommand, Shared> = {
  readonly [One in Command as OperationOf<One>]: Shared & { readonly summary: string; readonly body: (typeof caseCommandInputs)[One] };
};

const staff = {
  security: 'session',
  params: z.object({ id: uuidSchema }),
  query: z.object({ presentation: z.enum(['staff', 'wall']).default('staff') }),
  answer: json(
    z.object({ case: z.discriminatedUnion('audience', [staffCaseSchema, wallCaseDetailSchema]) }),
    'The case as it is now, as the team or as the wall sees it',
  ),
  errors: ['notAllowed', 'notFound', 'stateConflict'],
} as const;

const resident = {
  security: 'trackingNumber',
  params: z.object({ trackingNumber: trackingNumberSchema }),
  answer: json(followedCaseSchema, 'The case as it is now'),
  errors: ['notFound', 'stateConflict', 'tooManyRequests'],
} as const;

/** One route for each command of the table that staff give. */
export const staffCommandRoutes = defineRoutes(
  'cases',
  paths.staffCommands,
  byOperation('staff', (command) => specOf(command, staff)) as CommandSpecs<StaffCommand, typeof staff>,
);

/** One route for each command of the table that residents give. */
export const residentCommandRoutes = defineRoutes(
  'cases',
  paths.residentCommands,
  byOperation('resident', (command) => specOf(command, resident)) as CommandSpecs<ResidentCommand, typeof resident>,
);

function specOf<Shared extends { readonly errors: readonly ErrorCode[] }>(command: CaseCommand, shared: Shared) {
  const { label, holder } = caseCommandTable[command];
  const errors: readonly ErrorCode[] = holder === 'toPost' ? [...shared.errors, 'handedOnBefore'] : shared.errors;
  return { ...shared, errors, summary: label.en, body: caseCommandInputs[command] };
}
