import type { MapViewport } from '../DistrictMap.ts';
import type { MapEngine } from '../engine/MapEngine.ts';
import type { Stop } from './Signal.ts';

/** How long the view has to rest before it is reported, milliseconds, so that one swipe asks the server once. */
const restMs = 150;

/** What the engine shows now. */
export function viewportOf(engine: MapEngine): MapViewport {
  return { bounds: engine.bounds(), zoom: engine.zoom() };
}

/** Reports the first view soon, and every later one when it has come to rest. */
export function watchViewport(engine: MapEngine, report: (viewport: MapViewport) => void): Stop {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const restart = (): void => {
    clearTimeout(timer);
    timer = setTimeout(() => report(viewportOf(engine)), restMs);
  };
  const stop = engine.on('moveend', restart);
  restart();
  return () => {
    clearTimeout(timer);
    stop();
  };
}
