import { createHash } from 'node:crypto';
import type { TerritoryMap } from '@finemesh/contract';

/** The layers with the version by which browsers recognise them: it comes from their content. */
export function stampMap(layers: Omit<TerritoryMap, 'version'>): TerritoryMap {
  const version = createHash('sha256').update(JSON.stringify(layers)).digest('hex').slice(0, 16);
  return { version, ...layers };
}
