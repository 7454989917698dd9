import type { CasePlace } from '@finemesh/contract';
import type { BilingualLabel } from '@finemesh/domain';

/**
 * What the place of a case is called: its stall with what stands on the sign, else its building, else its micro-grid; `null` on
 * open ground outside every micro-grid, and where the reader may not know it.
 */
export function narrowestPlace({ stall, building, microGrid }: CasePlace): BilingualLabel | null {
  if (stall === null) return (building ?? microGrid)?.name ?? null;
  const { name, tradeName } = stall;
  return tradeName === null ? name : { zh: `${name.zh} · ${tradeName}`, en: `${name.en} · ${tradeName}` };
}
