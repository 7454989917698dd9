/** Whether this browser hands out a WebGL2 context at all; the probe's context is given back at once. */
export function hasWebGl2(): boolean {
  const gl = document.createElement('canvas').getContext('webgl2');
  gl?.getExtension('WEBGL_lose_context')?.loseContext();
  return gl !== null;
}
