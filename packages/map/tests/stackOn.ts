import type { MapEngine } from '../src/engine/MapEngine.ts';
import { LayerStack } from '../src/layers/LayerStack.ts';
import type { MapLook } from '../src/style/Look.ts';

export const wallLook: MapLook = { theme: 'wall', language: 'zh-CN', textScale: 1 };

/** A stack of layers on an engine, without a page around it. */
export function stackOn(engine: MapEngine, { prefersStillness = false, look = wallLook } = {}): { stack: LayerStack; marks: Map<string, string> } {
  const marks = new Map<string, string>();
  const stack = new LayerStack({
    engine,
    look,
    prefersStillness: () => prefersStillness,
    requestFrame: () => engine.requestFrame(),
    mark: (name, value) => void (value === null ? marks.delete(name) : marks.set(name, value)),
  });
  return { stack, marks };
}
