/** The part of libheif's JavaScript interface that is used; the package types only what lies below it. */
declare module 'libheif-js/wasm-bundle.js' {
  interface HeifImage {
    get_width(): number;
    get_height(): number;
    is_primary(): boolean;
    /** Fills the image's pixels as RGBA and calls back with it, or with `null` when that fails. */
    display(
      into: { readonly data: Uint8ClampedArray; readonly width: number; readonly height: number },
      done: (shown: object | null) => void,
    ): void;
    free(): void;
  }

  const libheif: {
    readonly HeifDecoder: new () => {
      /** The top-level images of a file; none when it cannot be read. */
      decode(file: Uint8Array): HeifImage[];
    };
  };
  export default libheif;
}
