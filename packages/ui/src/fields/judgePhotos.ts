/** Why a picked file is not taken. */
export type PhotoRefusal =
  | { reason: 'tooLarge'; name: string; bytes: number; maxBytes: number }
  | { reason: 'notAPicture'; name: string }
  | { reason: 'tooMany'; max: number };

/** The picture types that phones make and the kit can pass on. */
export const photoTypes = ['image/jpeg', 'image/png', 'image/webp', 'image/heic', 'image/heif'] as const;

/** Judges picked files against type, size and number; what is taken keeps its order. */
export function judgePhotos(
  picked: readonly File[],
  taken: number,
  limits: { max: number; maxBytes: number },
): { accepted: File[]; refusals: PhotoRefusal[] } {
  const accepted: File[] = [];
  const refusals: PhotoRefusal[] = [];
  for (const file of picked) {
    const refusal = judge(file, limits.maxBytes);
    if (refusal) refusals.push(refusal);
    else accepted.push(file);
  }
  const room = Math.max(0, limits.max - taken);
  if (accepted.length > room) refusals.push({ reason: 'tooMany', max: limits.max });
  return { accepted: accepted.slice(0, room), refusals };
}

function judge(file: File, maxBytes: number): PhotoRefusal | null {
  if (!photoTypes.some((type) => type === file.type.toLowerCase())) return { reason: 'notAPicture', name: file.name };
  if (file.size > maxBytes) return { reason: 'tooLarge', name: file.name, bytes: file.size, maxBytes };
  return null;
}

/** A file size as people read it, in MB with one decimal (1 MB = 1024 × 1024 bytes, as phones show it). */
export function megabytes(bytes: number): string {
  return `${(bytes / (1024 * 1024)).toFixed(1)} MB`;
}
