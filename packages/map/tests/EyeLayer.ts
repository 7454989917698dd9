import type { Drawings, GlPainter, LayerStage, MapLayer } from '../src/index.ts';

/** A red, green, blue triple, 0 to 255. */
export type Rgb = readonly [number, number, number];

/** What a map shows: four bytes a pixel, row by row from the top. */
export interface Picture {
  readonly width: number;
  readonly height: number;
  readonly bytes: Uint8ClampedArray;
}

/** The square of pixels around the middle of a picture, row by row. */
export function middleOf({ width, height, bytes }: Picture, halfSide: number): Rgb[] {
  const [left, top] = [Math.floor(width / 2) - halfSide, Math.floor(height / 2) - halfSide];
  const side = 2 * halfSide + 1;
  return Array.from({ length: side * side }, (_, i): Rgb => {
    const at = 4 * ((top + Math.floor(i / side)) * width + left + (i % side));
    return [bytes[at] ?? 0, bytes[at + 1] ?? 0, bytes[at + 2] ?? 0];
  });
}

/**
 * A layer that lies on top of all and reads what has been drawn below it: a look at the map takes one frame, where a
 * screenshot takes a fifth of a second.
 */
export class EyeLayer implements MapLayer {
  readonly id = 'eye';
  readonly #waiting = new Set<(picture: Picture) => void>();
  readonly #painter: GlPainter = { start: () => undefined, draw: (gl) => this.#look(gl), stop: () => undefined };
  readonly #drawings: Drawings = { tools: [{ id: 'eye', type: 'painter', painter: this.#painter }] };
  #stage: LayerStage | null = null;

  drawings(): Drawings {
    return this.#drawings;
  }

  mount(stage: LayerStage): void {
    this.#stage = stage;
  }

  unmount(): void {
    this.#stage = null;
  }

  /** The next frame that is drawn. */
  picture(): Promise<Picture> {
    return new Promise((resolve) => {
      this.#waiting.add(resolve);
      this.#stage?.requestFrame();
    });
  }

  /** Resolves when nothing is left to load or draw: the engine says so twice, and the two pictures are the same. */
  async stillPicture(): Promise<Picture> {
    let before = await this.#idlePicture();
    for (;;) {
      const now = await this.#idlePicture();
      if (now.bytes.every((byte, i) => byte === before.bytes[i])) return now;
      before = now;
    }
  }

  async #idlePicture(): Promise<Picture> {
    await new Promise<void>((resolve) => {
      const stop = this.#stage?.onIdle(() => {
        stop?.();
        resolve();
      });
      this.#stage?.requestFrame();
    });
    return this.picture();
  }

  #look(gl: WebGL2RenderingContext): void {
    if (this.#waiting.size === 0) return;
    const [width, height] = [gl.drawingBufferWidth, gl.drawingBufferHeight];
    const fromBelow = new Uint8Array(4 * width * height);
    gl.readPixels(0, 0, width, height, gl.RGBA, gl.UNSIGNED_BYTE, fromBelow);
    const bytes = new Uint8ClampedArray(fromBelow.length);
    for (let row = 0; row < height; row += 1) bytes.set(fromBelow.subarray(4 * width * row, 4 * width * (row + 1)), 4 * width * (height - 1 - row));
    for (const resolve of this.#waiting) resolve({ width, height, bytes });
    this.#waiting.clear();
  }
}
