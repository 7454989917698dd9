/**
 * Compiles and links one WebGL2 program.
 *
 * @throws Error with the driver's log when the source does not compile or link
 */
export function linkProgram(gl: WebGL2RenderingContext, vertexSource: string, fragmentSource: string): WebGLProgram {
  const program = gl.createProgram();
  for (const [type, source] of [[gl.VERTEX_SHADER, vertexSource], [gl.FRAGMENT_SHADER, fragmentSource]] as const) {
    const shader = gl.createShader(type);
    if (!shader) throw new Error('the WebGL context is lost');
    gl.shaderSource(shader, source);
    gl.compileShader(shader);
    gl.attachShader(program, shader);
    // Marked for deletion now; it lives for as long as the program does.
    gl.deleteShader(shader);
  }
  gl.linkProgram(program);
  if (!gl.getProgramParameter(program, gl.LINK_STATUS) && !gl.isContextLost()) {
    const logs = (gl.getAttachedShaders(program) ?? []).map((shader) => gl.getShaderInfoLog(shader));
    throw new Error(`shader program failed: ${[gl.getProgramInfoLog(program), ...logs].join('\n')}`);
  }
  return program;
}

/**
 * A matrix that takes offsets from an anchor: `matrix × translation(anchor)`.
 *
 * Computed in double precision here, because the anchor's digits would be lost in a 32-bit shader.
 */
export function matrixAtAnchor(matrix: ArrayLike<number>, [x, y]: readonly [number, number]): Float32Array {
  const m = (i: number): number => matrix[i] ?? 0;
  const shifted = Float32Array.from({ length: 16 }, (_, i) => m(i));
  for (let row = 0; row < 4; row += 1) shifted[12 + row] = m(row) * x + m(4 + row) * y + m(12 + row);
  return shifted;
}

/** How many drawn pixels one CSS pixel is wide. */
export function pixelRatioOf(gl: WebGL2RenderingContext): number {
  const canvas = gl.canvas as HTMLCanvasElement;
  return gl.drawingBufferWidth / (canvas.clientWidth || gl.drawingBufferWidth);
}

/** Marks shrink to half between zooms 16 and 12, so that a phone which shows a whole community is not buried. */
export function shareAtZoom(zoom: number): number {
  return 0.5 + 0.5 * Math.min(1, Math.max(0, (zoom - 12) / 4));
}

/** `#rrggbb` as red, green, blue from 0 to 1. */
export function rgbOf(hex: string): readonly [number, number, number] {
  const value = Number.parseInt(hex.slice(1), 16);
  return [(value >> 16) / 255, ((value >> 8) & 255) / 255, (value & 255) / 255];
}
