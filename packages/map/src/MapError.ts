/**
 * Why a map cannot be drawn:
 * - `webgl2-unavailable`: the browser gives no WebGL2; show the list instead of the map.
 * - `engine-load-failed`: the engine's files did not arrive; trying again may help.
 * - `engine-failed`: the engine reported a fault while drawing; the map may be incomplete.
 * - `mapbox-token-refused`: Mapbox refused the access token and blanks the canvas; the operator must act.
 */
export type MapErrorCode =
  | 'webgl2-unavailable'
  | 'engine-load-failed'
  | 'engine-failed'
  | 'mapbox-token-refused';

/** A fault of the map, with a stable code to switch over. The message is for logs, not for people. */
export class MapError extends Error {
  override readonly name = 'MapError';
  readonly code: MapErrorCode;

  constructor(code: MapErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}
