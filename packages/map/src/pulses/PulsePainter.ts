import { mercatorX, mercatorY, type LngLat } from '@finemesh/geo';
import { linkProgram, matrixAtAnchor, pixelRatioOf, rgbOf, shareAtZoom } from '../engine/gl-program.ts';
import type { GlPainter } from '../engine/MapEngine.ts';

/** Width of a ring when it fades out, CSS pixels. */
const widestPixels = 74;

const vertexSource = `#version 300 es
in vec3 a_place;
uniform mat4 u_matrix;
uniform float u_turn;
uniform float u_size;
out float v_age;
void main() {
  gl_Position = u_matrix * vec4(a_place.xy, 0.0, 1.0);
  gl_PointSize = u_size;
  v_age = fract(u_turn + a_place.z);
}`;

/** Two rings half a turn apart, thinning and fading as they grow. Premultiplied alpha. */
const fragmentSource = `#version 300 es
precision mediump float;
in float v_age;
uniform vec3 u_color;
uniform float u_glow;
out vec4 color;
float ring(float d, float age) {
  float radius = 0.16 + 0.8 * (1.0 - pow(1.0 - age, 2.0));
  float width = 0.11 * (1.0 - age) + 0.03;
  return (1.0 - smoothstep(0.0, width, abs(d - radius))) * pow(1.0 - age, 1.5);
}
void main() {
  float d = length(gl_PointCoord - 0.5) * 2.0;
  float strength = (ring(d, v_age) + ring(d, fract(v_age + 0.5))) * 0.8;
  if (strength < 0.01) discard;
  color = vec4(u_color * strength, strength * (1.0 - u_glow));
}`;

/**
 * Sends slow rings out from places, as one draw call: animating a style property instead would
 * make the engine evaluate its layers in every frame.
 */
export class PulsePainter implements GlPainter {
  readonly #turn: () => number;
  readonly #zoom: () => number;
  #color = '#ffffff';
  #glows = false;
  #places = new Float32Array(0);
  #anchor: readonly [number, number] = [0, 0];
  #resources: { program: WebGLProgram; vertexArray: WebGLVertexArrayObject; buffer: WebGLBuffer } | null = null;
  #isStale = true;

  /** @param options.turn how far the rings have come on their way from the mark to nothing, 0 to 1 */
  constructor(options: { turn: () => number; zoom: () => number }) {
    this.#turn = options.turn;
    this.#zoom = options.zoom;
  }

  /** How many places send out rings. */
  get count(): number {
    return this.#places.length / 3;
  }

  setColor(color: string, glows: boolean): void {
    this.#color = color;
    this.#glows = glows;
  }

  setPlaces(points: readonly LngLat[]): void {
    const [first] = points;
    this.#anchor = first ? [mercatorX(first[0]), mercatorY(first[1])] : [0, 0];
    this.#places = new Float32Array(
      points.flatMap(([lng, lat], i) => [
        mercatorX(lng) - this.#anchor[0],
        mercatorY(lat) - this.#anchor[1],
        // Golden-ratio steps keep neighbours out of phase, so the map breathes instead of blinking.
        (i * 0.618) % 1,
      ]),
    );
    this.#isStale = true;
  }

  start(gl: WebGL2RenderingContext): void {
    const program = linkProgram(gl, vertexSource, fragmentSource);
    const vertexArray = gl.createVertexArray();
    const buffer = gl.createBuffer();
    gl.bindVertexArray(vertexArray);
    gl.bindBuffer(gl.ARRAY_BUFFER, buffer);
    const location = gl.getAttribLocation(program, 'a_place');
    gl.enableVertexAttribArray(location);
    gl.vertexAttribPointer(location, 3, gl.FLOAT, false, 0, 0);
    gl.bindVertexArray(null);
    this.#resources = { program, vertexArray, buffer };
    this.#isStale = true;
  }

  draw(gl: WebGL2RenderingContext, matrix: ArrayLike<number>): void {
    if (!this.#resources || this.count === 0) return;
    const { program, vertexArray, buffer } = this.#resources;
    if (this.#isStale) {
      gl.bindBuffer(gl.ARRAY_BUFFER, buffer);
      gl.bufferData(gl.ARRAY_BUFFER, this.#places, gl.DYNAMIC_DRAW);
      this.#isStale = false;
    }
    gl.useProgram(program);
    gl.bindVertexArray(vertexArray);
    gl.uniformMatrix4fv(gl.getUniformLocation(program, 'u_matrix'), false, matrixAtAnchor(matrix, this.#anchor));
    gl.uniform1f(gl.getUniformLocation(program, 'u_turn'), this.#turn());
    gl.uniform1f(gl.getUniformLocation(program, 'u_size'), widestPixels * shareAtZoom(this.#zoom()) * pixelRatioOf(gl));
    gl.uniform1f(gl.getUniformLocation(program, 'u_glow'), this.#glows ? 1 : 0);
    gl.uniform3fv(gl.getUniformLocation(program, 'u_color'), [...rgbOf(this.#color)]);
    gl.disable(gl.DEPTH_TEST);
    gl.enable(gl.BLEND);
    gl.blendFunc(gl.ONE, gl.ONE_MINUS_SRC_ALPHA);
    gl.drawArrays(gl.POINTS, 0, this.count);
    gl.bindVertexArray(null);
  }

  stop(gl: WebGL2RenderingContext): void {
    if (!this.#resources) return;
    gl.deleteProgram(this.#resources.program);
    gl.deleteVertexArray(this.#resources.vertexArray);
    gl.deleteBuffer(this.#resources.buffer);
    this.#resources = null;
  }
}
