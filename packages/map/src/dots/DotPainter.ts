import { dotStatus } from '@finemesh/contract';
import { linkProgram, matrixAtAnchor, pixelRatioOf, rgbOf, shareAtZoom } from '../engine/gl-program.ts';
import type { GlPainter } from '../engine/MapEngine.ts';
import { lightPalette } from '../style/lightPalette.ts';
import type { Palette } from '../style/Palette.ts';
import type { DotStore } from './DotStore.ts';

const vertexSource = `#version 300 es
in vec2 a_from;
in vec2 a_to;
in uint a_status;
uniform mat4 u_matrix;
uniform float u_progress;
uniform float u_size;
uniform vec3 u_palette[4];
out vec3 v_color;
void main() {
  gl_Position = u_matrix * vec4(mix(a_from, a_to, u_progress), 0.0, 1.0);
  gl_PointSize = u_size;
  v_color = u_palette[min(a_status, 3u)];
}`;

/** A bright core in a falling light on the wall; a disc with a pale rim on paper. Premultiplied alpha. */
const fragmentSource = `#version 300 es
precision mediump float;
in vec3 v_color;
uniform bool u_glow;
out vec4 color;
void main() {
  float d = length(gl_PointCoord - 0.5) * 2.0;
  if (d > 1.0) discard;
  if (u_glow) {
    float core = 1.0 - smoothstep(0.20, 0.32, d);
    float light = pow(1.0 - d, 2.4) * 0.75;
    color = vec4(v_color * light + mix(v_color, vec3(1.0), 0.3) * core, 0.0);
  } else {
    float disc = 1.0 - smoothstep(0.34, 0.42, d);
    float rim = 1.0 - smoothstep(0.50, 0.60, d);
    float shade = (1.0 - smoothstep(0.6, 1.0, d)) * 0.18;
    color = vec4(mix(vec3(1.0), v_color, disc) * rim, max(rim, shade));
  }
}`;

/** What the painter is built from. */
interface DotPainterOptions {
  readonly store: DotStore;
  /** How far the glide is drawn, 0 to 1; always 1 for people who want less motion. */
  readonly progress: () => number;
  readonly zoom: () => number;
}

interface Resources {
  readonly program: WebGLProgram;
  readonly vertexArray: WebGLVertexArrayObject;
  readonly buffers: Readonly<Record<'from' | 'to' | 'status', WebGLBuffer>>;
  readonly uniform: (name: string) => WebGLUniformLocation | null;
}

/**
 * Draws all dots as one call of `gl.POINTS`; a frame of the glide uploads nothing but one number.
 *
 * On the dark ground light is added (alpha 0 under premultiplied blending), so a crowd grows
 * brighter instead of hiding the streets.
 */
export class DotPainter implements GlPainter {
  readonly #store: DotStore;
  readonly #progress: () => number;
  readonly #zoom: () => number;
  #palette: Palette = lightPalette;
  #resources: Resources | null = null;
  #uploaded = -1;

  constructor(options: DotPainterOptions) {
    this.#store = options.store;
    this.#progress = options.progress;
    this.#zoom = options.zoom;
  }

  setPalette(palette: Palette): void {
    this.#palette = palette;
  }

  start(gl: WebGL2RenderingContext): void {
    const program = linkProgram(gl, vertexSource, fragmentSource);
    const vertexArray = gl.createVertexArray();
    const buffers = { from: gl.createBuffer(), to: gl.createBuffer(), status: gl.createBuffer() };
    gl.bindVertexArray(vertexArray);
    const bind = (name: string, buffer: WebGLBuffer): number => {
      const location = gl.getAttribLocation(program, name);
      gl.bindBuffer(gl.ARRAY_BUFFER, buffer);
      gl.enableVertexAttribArray(location);
      return location;
    };
    gl.vertexAttribPointer(bind('a_from', buffers.from), 2, gl.FLOAT, false, 0, 0);
    gl.vertexAttribPointer(bind('a_to', buffers.to), 2, gl.FLOAT, false, 0, 0);
    gl.vertexAttribIPointer(bind('a_status', buffers.status), 1, gl.UNSIGNED_BYTE, 0, 0);
    gl.bindVertexArray(null);
    this.#resources = { program, vertexArray, buffers, uniform: (name) => gl.getUniformLocation(program, name) };
    this.#uploaded = -1;
  }

  draw(gl: WebGL2RenderingContext, matrix: ArrayLike<number>): void {
    const { count, anchor } = this.#store;
    if (!this.#resources || !anchor || count === 0) return;
    const { program, vertexArray, uniform } = this.#resources;
    this.#upload(gl, this.#resources);
    gl.useProgram(program);
    gl.bindVertexArray(vertexArray);
    gl.uniformMatrix4fv(uniform('u_matrix'), false, matrixAtAnchor(matrix, anchor));
    gl.uniform1f(uniform('u_progress'), this.#progress());
    gl.uniform1f(uniform('u_size'), sizeFor(count) * shareAtZoom(this.#zoom()) * pixelRatioOf(gl));
    gl.uniform1i(uniform('u_glow'), this.#palette.dotsGlow ? 1 : 0);
    gl.uniform3fv(uniform('u_palette'), colorsByStatus(this.#palette));
    gl.disable(gl.DEPTH_TEST);
    gl.enable(gl.BLEND);
    gl.blendFunc(gl.ONE, gl.ONE_MINUS_SRC_ALPHA);
    gl.drawArrays(gl.POINTS, 0, count);
    gl.bindVertexArray(null);
  }

  stop(gl: WebGL2RenderingContext): void {
    if (!this.#resources) return;
    gl.deleteProgram(this.#resources.program);
    gl.deleteVertexArray(this.#resources.vertexArray);
    for (const buffer of Object.values(this.#resources.buffers)) gl.deleteBuffer(buffer);
    this.#resources = null;
  }

  #upload(gl: WebGL2RenderingContext, { buffers }: Resources): void {
    const { version, count, from, to, status } = this.#store;
    if (version === this.#uploaded) return;
    const fill = (buffer: WebGLBuffer, rows: Float32Array | Uint8Array): void => {
      gl.bindBuffer(gl.ARRAY_BUFFER, buffer);
      gl.bufferData(gl.ARRAY_BUFFER, rows, gl.DYNAMIC_DRAW);
    };
    fill(buffers.from, from.subarray(0, 2 * count));
    fill(buffers.to, to.subarray(0, 2 * count));
    fill(buffers.status, status.subarray(0, count));
    this.#uploaded = version;
  }
}

/** Red, green, blue of each status byte in turn; the shader has room for the four there are. */
function colorsByStatus({ dots }: Palette): number[] {
  const names = Object.keys(dotStatus) as (keyof typeof dotStatus)[];
  const ordered = names.sort((a, b) => dotStatus[a] - dotStatus[b]);
  return ordered.flatMap((name) => [...rgbOf(dots[name])]);
}

/** Width of the whole point, light included, CSS pixels: 20 for a few people, down to 6 for a hundred thousand. */
function sizeFor(count: number): number {
  const crowd = Math.min(1, Math.max(0, (Math.log10(count) - 2) / 3));
  return 20 - 14 * crowd;
}
