/** Why a photo is not accepted, as the field error `photo` of the answer says it. */
export type PhotoRefusalCode = 'format' | 'damaged' | 'tooManyPixels' | 'tooLong' | 'tooSlow';

/** A photo that cannot be kept, whoever sends it and however often. */
export class PhotoRefusal extends Error {
  readonly code: PhotoRefusalCode;

  constructor(code: PhotoRefusalCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'PhotoRefusal';
    this.code = code;
  }
}
