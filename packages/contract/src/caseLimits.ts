/** Limits of what a resident and a gridder may write, in characters (UTF-16 units), photos and bytes. */
export const caseLimits = { words: 500, note: 500, photos: 3, photoBytes: 12 * 1024 * 1024 } as const;

/** What happened to a case, in order; also the last part of the event types `case.reported`, `case.handedOver`, … */
export const caseChanges = ['reported', 'handedOver', 'accepted', 'noted', 'resolved', 'confirmed', 'reopened'] as const;
export type CaseChange = (typeof caseChanges)[number];
