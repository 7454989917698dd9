import { MapError } from '../MapError.ts';
import { hasWebGl2 } from './hasWebGl2.ts';
import type { EngineOptions, MapEngine } from './MapEngine.ts';

/**
 * Loads one engine, never both: Mapbox GL JS when there is an access token, else MapLibre GL JS.
 *
 * @throws MapError `webgl2-unavailable` before anything is loaded, `engine-load-failed` when the
 *   engine's files do not arrive, `mapbox-token-refused`, or `engine-failed` for any other fault
 */
export async function openEngine(options: EngineOptions, mapboxAccessToken: string | null | undefined): Promise<MapEngine> {
  if (!hasWebGl2()) throw new MapError('webgl2-unavailable', 'this browser gives no WebGL2 context');
  if (mapboxAccessToken) {
    const { openMapbox } = await loaded(import('./openMapbox.ts'));
    return opened(openMapbox(options, mapboxAccessToken));
  }
  const { openMapLibre } = await loaded(import('./openMapLibre.ts'));
  return opened(openMapLibre(options));
}

async function loaded<Module>(module: Promise<Module>): Promise<Module> {
  try {
    return await module;
  } catch (cause) {
    throw new MapError('engine-load-failed', 'the map engine could not be loaded', { cause });
  }
}

async function opened(engine: Promise<MapEngine>): Promise<MapEngine> {
  try {
    return await engine;
  } catch (cause) {
    if (cause instanceof MapError) throw cause;
    throw new MapError('engine-failed', 'the map engine could not start', { cause });
  }
}
