import type { StaffCase } from '@finemesh/contract';
import type { WorkbenchText } from '../../useWorkbenchText.ts';

/** The narrowest name that a case's place has. */
export function placeText({ place }: Pick<StaffCase, 'place'>, { say, t }: Pick<WorkbenchText, 'say' | 't'>): string {
  const named = place.building ?? place.microGrid;
  return named === null ? t('case.placeOnMap') : say(named.name);
}
