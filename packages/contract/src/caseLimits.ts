/** Limits of what a resident and a gridder may write, in characters (UTF-16 units), photos and bytes. */
export const caseLimits = { words: 500, note: 500, photos: 3, photoBytes: 12 * 1024 * 1024 } as const;
