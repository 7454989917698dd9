import type { StaffCase } from '@finemesh/contract';
import { narrowestPlace } from '@finemesh/screens';
import type { WorkbenchText } from '../../useWorkbenchText.ts';

/** The narrowest name that a case's place has. */
export function placeText({ place }: Pick<StaffCase, 'place'>, { say, t }: Pick<WorkbenchText, 'say' | 't'>): string {
  const name = narrowestPlace(place);
  return name === null ? t('case.placeOnMap') : say(name);
}
