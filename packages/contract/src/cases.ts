import { caseStates } from '@finemesh/domain';
import { z } from 'zod';
import { caseChanges, caseLimits } from './caseLimits.ts';
import { freeTextSchema, languageSchema, momentSchema, placeNameSchema, pointSchema, roleSchema, territoryCodeSchema, uuidSchema } from './primitives.ts';

/** POST /api/cases: what a resident sends. Place is a point, a building, or both. No account and no contact are asked for. */
export const reportCaseSchema = z
  .object({
    categoryCode: z.string().regex(/^[A-Z]{2}\d{2}$/),
    point: pointSchema.optional(),
    buildingCode: territoryCodeSchema.optional(),
    words: freeTextSchema(caseLimits.words),
    photoIds: z.array(uuidSchema).max(caseLimits.photos).default([]),
    language: languageSchema.default('zh-CN'),
  })
  .refine((report) => report.point !== undefined || report.buildingCode !== undefined, {
    path: ['point'],
    message: 'mark the place or choose a building',
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

const placeSchema = z.object({
  point: pointSchema.nullable(),
  building: z.object({ code: territoryCodeSchema, name: placeNameSchema }).nullable(),
  microGrid: z.object({ code: territoryCodeSchema, name: placeNameSchema }).nullable(),
}).meta({ id: 'CasePlace' });

const caseBaseSchema = z.object({
  id: uuidSchema,
  /** Grows by one with every change: a screen keeps the highest it has seen. */
  version: z.number().int().positive(),
  categoryCode: z.string(),
  state: z.enum(caseStates).meta({ id: 'CaseState' }),
  reportedAt: momentSchema,
  changedAt: momentSchema,
  /** When the holder owes an answer; `null` without a clock. */
  dueAt: momentSchema.nullable(),
  place: placeSchema,
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
  photoIds: z.array(uuidSchema),
}).meta({ id: 'TimelineStep' });
export type TimelineStep = z.infer<typeof timelineStepSchema>;

/** A case on the wall: code, place, age, holder, clock. No name, no phone, no flat, no words. */
export const wallCaseSchema = caseBaseSchema
  .extend({ audience: z.literal('wall'), reference: z.string() })
  .meta({ id: 'WallCase' });
export type WallCase = z.infer<typeof wallCaseSchema>;

/** An opened case on the wall: words with numbers blacked out (`redactPersonalText`), timeline without names. */
export const wallCaseDetailSchema = wallCaseSchema.extend({
  words: z.string().nullable(),
  timeline: z.array(timelineStepSchema),
}).meta({ id: 'WallCaseDetail' });
export type WallCaseDetail = z.infer<typeof wallCaseDetailSchema>;

/** A case as the team of its territory sees it. */
export const staffCaseSchema = caseBaseSchema.extend({
  audience: z.literal('staff'),
  reference: z.string(),
  words: z.string(),
  holderIsMe: z.boolean(),
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

/** Lists carry the sequence of the event log up to which they are true: the cursor to follow from. */
export const wallCasesSchema = z.object({ cases: z.array(wallCaseSchema), cursor: z.number().int() }).meta({ id: 'WallCaseList' });
export const staffCasesSchema = z.object({ cases: z.array(staffCaseSchema), cursor: z.number().int() }).meta({ id: 'StaffCaseList' });
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

export const handOverCaseSchema = z
  .object({ postId: uuidSchema, note: freeTextSchema(caseLimits.note).optional() })
  .meta({ id: 'HandOverCase' });
export const noteCaseSchema = z.object({ words: freeTextSchema(caseLimits.note).min(1) }).meta({ id: 'NoteCase' });
export const resolveCaseSchema = z.object({
  words: freeTextSchema(caseLimits.note).min(1),
  photoIds: z.array(uuidSchema).max(caseLimits.photos).default([]),
}).meta({ id: 'ResolveCase' });
export const confirmCaseSchema = z.object({ rating: z.number().int().min(1).max(5).optional() }).meta({ id: 'ConfirmCase' });
export const reopenCaseSchema = z.object({ reason: freeTextSchema(caseLimits.note).min(1) }).meta({ id: 'ReopenCase' });

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
