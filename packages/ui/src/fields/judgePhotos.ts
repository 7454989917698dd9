/** Why a picked file is not accepted. */
export type PhotoRefusal =
  | { reason: 'tooLarge'; name: string; bytes: number; maxBytes: number }
  | { reason: 'notAPicture'; name: string }
  | { reason: 'tooMany'; max: number };

/** A kind of picture that the app can send. */
export interface PickedPhotoType {
  /** Media type, in small letters. */
  readonly type: string;
  /** Endings of file names, in small letters, for devices that know no media type for it (HEIC on most computers). */
  readonly suffixes: readonly string[];
  /** As people know it. */
  readonly name: string;
}

export interface PhotoLimits {
  readonly types: readonly PickedPhotoType[];
  readonly max: number;
  readonly maxBytes: number;
}

/** Judges picked files against type, size and number; what is accepted keeps its order. */
export function judgePhotos(
  picked: readonly File[],
  present: number,
  limits: PhotoLimits,
): { accepted: File[]; refusals: PhotoRefusal[] } {
  const accepted: File[] = [];
  const refusals: PhotoRefusal[] = [];
  for (const file of picked) {
    const refusal = judge(file, limits);
    if (refusal) refusals.push(refusal);
    else accepted.push(file);
  }
  const room = Math.max(0, limits.max - present);
  if (accepted.length > room) refusals.push({ reason: 'tooMany', max: limits.max });
  return { accepted: accepted.slice(0, room), refusals };
}

function judge(file: File, { types, maxBytes }: PhotoLimits): PhotoRefusal | null {
  if (!types.some((type) => isOf(type, file))) return { reason: 'notAPicture', name: file.name };
  if (file.size > maxBytes) return { reason: 'tooLarge', name: file.name, bytes: file.size, maxBytes };
  return null;
}

function isOf({ type, suffixes }: PickedPhotoType, file: File): boolean {
  if (file.type !== '') return file.type.toLowerCase() === type;
  return suffixes.some((suffix) => file.name.toLowerCase().endsWith(suffix));
}

/** A file size as people read it, in MB with one decimal (1 MB = 1024 × 1024 bytes, as phones show it). */
export function megabytes(bytes: number): string {
  return `${(bytes / (1024 * 1024)).toFixed(1)} MB`;
}
