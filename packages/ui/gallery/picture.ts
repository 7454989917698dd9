// A PNG of one jade pixel: enough to see where a preview stands.
const pixel = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mPgzo75DwADYQHbt6sQbwAAAABJRU5ErkJggg==';

/** A small picture file for the photo picker. */
export function picture(name: string): File {
  const bytes = Uint8Array.from(atob(pixel), (character) => character.charCodeAt(0));
  return new File([bytes], name, { type: 'image/png' });
}
