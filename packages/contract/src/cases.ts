import { caseChanges, caseClockNames, caseStates, wordsAudiences } from '@finemesh/domain';
import { z } from 'zod';
import { caseLimits } from './caseLimits.ts';
import { freeTextSchema, languageSchema, momentSchema, placeNameSchema, pointSchema, roleSchema, territoryCodeSchema, uuidSchema } from './primitives.ts';

/** POST /api/cases: what a resident sends. Place is a point, a building or stall, or both. No account and no contact are asked for. */
export const reportCaseSchema = z
  .object({
    categoryCode: z.string().regex(/^[A-Z]{2}\d{2}$/),
    point: pointSchema.optional(),
    /** A building or a stall; of a flat its building counts. */
    placeCode: territoryCodeSchema.optional(),
    words: freeTextSchema(caseLimits.words),
    photoIds: z.array(uuidSchema).max(caseLimits.photos).default([]),
    language: languageSchema.default('zh-CN'),
    /** The role that the words are about; only of categories that ask for it, so that nobody of that role reads them. */
    aboutRole: roleSchema.optional(),
  })
  .refine((report) => report.point !== undefined || report.placeCode !== undefined, {
    path: ['point'],
    message: 'mark the place or choose a building or stall',
  })
  .meta({ id: 'ReportCase' });
export type ReportCase = z.input<typeof reportCaseSchema>;

/** POST /api/photos answers with this; the body is the image itself (JPEG, PNG or WebP). */
export const uploadedPhotoSchema = z
  .object({ photoId: uuidSchema, width: z.number().int(), height: z.number().int() })
  .meta({ id: 'UploadedPhoto' });
export type UploadedPhoto = z.infer<typeof uploadedPhotoSchema>;

/** `?size=` of a photo's address. */
export const photoSizeSchema = z.enum(['full', 'small']).default('full');

export const caseChangeSchema = z.enum(caseChanges).meta({ id: 'CaseChange' });

export const caseHolderSchema = z.object({
  role: roleSchema,
  territory: z.object({ code: territoryCodeSchema, name: placeNameSchema }),
  since: momentSchema,
}).meta({ id: 'CaseHolder' });

/** A clock that runs on the case. */
const runningClockSchema = z.object({ clock: z.enum(caseClockNames), startedAt: momentSchema, dueAt: momentSchema });

/** Where a case is, as far as its reader may know. */
export const casePlaceSchema = z.object({
  point: pointSchema.nullable(),
  building: z.object({ code: territoryCodeSchema, name: placeNameSchema }).nullable(),
  /** `tradeName` is what stands on its sign; `null` where nobody trades. */
  stall: z.object({ code: territoryCodeSchema, name: placeNameSchema, tradeName: z.string().nullable() }).nullable(),
  microGrid: z.object({ code: territoryCodeSchema, name: placeNameSchema }).nullable(),
}).meta({ id: 'CasePlace' });
export type CasePlace = z.infer<typeof casePlaceSchema>;

const caseBaseSchema = z.object({
  id: uuidSchema,
  /** Grows by one with every change: a screen keeps the highest it has seen. */
  version: z.number().int().positive(),
  categoryCode: z.string(),
  state: z.enum(caseStates).meta({ id: 'CaseState' }),
  reportedAt: momentSchema,
  changedAt: momentSchema,
  /** When the first of the running clocks is overdue; `null` while none runs. */
  dueAt: momentSchema.nullable(),
  clocks: z.array(runningClockSchema),
  place: casePlaceSchema,
  holder: caseHolderSchema,
  photoIds: z.array(uuidSchema),
  handOvers: z.number().int().nonnegative(),
});

/** One step of the timeline. `words` only where the reader may read them. */
const timelineStepSchema = z.object({
  change: caseChangeSchema,
  at: momentSchema,
  /** Who did it: a role; `null` for the resident. */
  by: z.object({ role: roleSchema, territoryName: placeNameSchema }).nullable(),
  /** How a neighbour would call the person; only for residents and the team, never on the wall. */
  publicName: z.string().nullable(),
  to: z.object({ role: roleSchema, territoryName: placeNameSchema }).nullable(),
  words: z.string().nullable(),
  /** Who reads the words; `null` where the step has none, and on the wall. */
  wordsAudience: z.enum(wordsAudiences).nullable(),
  photoIds: z.array(uuidSchema),
}).meta({ id: 'TimelineStep' });
export type TimelineStep = z.infer<typeof timelineStepSchema>;

/** A case on the wall: code, place, age, holder, clock. No name, no phone, no flat, no words. */
export const wallCaseSchema = caseBaseSchema
  .extend({ audience: z.literal('wall'), reference: z.string() })
  .meta({ id: 'WallCase' });
export type WallCase = z.infer<typeof wallCaseSchema>;

/** An opened case on the wall: words with numbers and accounts masked (`redactPersonalText`), timeline without names. */
export const wallCaseDetailSchema = wallCaseSchema.extend({
  words: z.string().nullable(),
  timeline: z.array(timelineStepSchema),
}).meta({ id: 'WallCaseDetail' });
export type WallCaseDetail = z.infer<typeof wallCaseDetailSchema>;

/** What the rights table is asked with about a case, so that a screen offers what the server allows. */
const caseSubjectSchema = z.object({
  path: z.string(),
  holder: z.object({ role: roleSchema, territoryPath: z.string(), postId: uuidSchema.nullable() }),
  helperPostIds: z.array(uuidSchema),
  aboutRole: roleSchema.nullable(),
});

/** A case as the team of its territory sees it. */
export const staffCaseSchema = caseBaseSchema.extend({
  audience: z.literal('staff'),
  reference: z.string(),
  words: z.string(),
  holderIsMe: z.boolean(),
  subject: caseSubjectSchema,
  timeline: z.array(timelineStepSchema),
}).meta({ id: 'StaffCase' });
export type StaffCase = z.infer<typeof staffCaseSchema>;

/** A case as the resident who reported it follows it. */
export const residentCaseSchema = caseBaseSchema.extend({
  audience: z.literal('resident'),
  trackingNumber: z.string(),
  words: z.string(),
  timeline: z.array(timelineStepSchema),
  rating: z.number().int().min(1).max(5).nullable(),
  /** Until when it can be reopened; `null` in states that cannot be. */
  reopenUntil: momentSchema.nullable(),
}).meta({ id: 'ResidentCase' });
export type ResidentCase = z.infer<typeof residentCaseSchema>;

/**
 * Lists carry the sequence of the event log up to which they are true: the cursor to follow from. Urgent open cases are never
 * left out of a list; `leftOut` counts the others that did not fit, the longest unchanged of them.
 */
const listOf = <Item extends z.ZodType>(item: Item) =>
  z.object({ cases: z.array(item), leftOut: z.number().int().nonnegative(), cursor: z.number().int() });
export const wallCasesSchema = listOf(wallCaseSchema).meta({ id: 'WallCaseList' });
export const staffCasesSchema = listOf(staffCaseSchema).meta({ id: 'StaffCaseList' });
export type WallCases = z.infer<typeof wallCasesSchema>;
export type StaffCases = z.infer<typeof staffCasesSchema>;
export const followedCaseSchema = z.object({ case: residentCaseSchema, cursor: z.number().int() }).meta({ id: 'FollowedCase' });
export type FollowedCase = z.infer<typeof followedCaseSchema>;

/** GET /api/cases/{id}/candidates: the posts that may be given the case, best first; a refused one says why. */
export const candidateSchema = z.object({
  postId: uuidSchema,
  role: roleSchema,
  territory: z.object({ code: territoryCodeSchema, name: placeNameSchema }),
  suggested: z.boolean(),
  refusal: z.enum(['handedOnBefore', 'holdsIt']).nullable(),
  openCases: z.number().int().nonnegative(),
}).meta({ id: 'Candidate' });
export type Candidate = z.infer<typeof candidateSchema>;
export const candidatesSchema = z.object({ candidates: z.array(candidateSchema) }).meta({ id: 'CandidateList' });

/** GET /api/wall/overview: counts for the wall, each with its denominator. */
export const wallOverviewSchema = z.object({
  street: z.object({ code: territoryCodeSchema, name: placeNameSchema, center: pointSchema }),
  households: z.number().int(),
  buildings: z.number().int(),
  microGrids: z.number().int(),
  microGridsWithPost: z.number().int(),
  communities: z.array(z.object({ code: territoryCodeSchema, name: placeNameSchema, households: z.number().int() })),
}).meta({ id: 'WallOverview' });
export type WallOverview = z.infer<typeof wallOverviewSchema>;
