/** A kind of photo that can be sent. */
export interface PhotoType {
  /** Media type. */
  readonly type: string;
  /** Endings of file names, for devices that know no media type for it. */
  readonly suffixes: readonly string[];
  /** As people know it; `errorTexts.unsupportedMedia` names all of them. */
  readonly name: string;
}

/** What phones make, and all that the server accepts. HEIC is what iPhones and some others store; it is converted there. */
export const photoTypes = [
  { type: 'image/jpeg', suffixes: ['.jpg', '.jpeg'], name: 'JPEG' },
  { type: 'image/png', suffixes: ['.png'], name: 'PNG' },
  { type: 'image/webp', suffixes: ['.webp'], name: 'WebP' },
  { type: 'image/heic', suffixes: ['.heic'], name: 'HEIC' },
  { type: 'image/heif', suffixes: ['.heif'], name: 'HEIC' },
] as const satisfies readonly PhotoType[];
