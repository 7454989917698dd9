import { createPilotDistrict, type PilotDistrict } from '@finemesh/pilot';

let known: WeakRef<PilotDistrict> | undefined;

/**
 * The pilot district, for areas that set an empty demo database up. Making it takes a third of a second and some megabytes: one
 * is shared by who asks at the same start, and none is kept afterwards.
 */
export function pilotDistrict(): PilotDistrict {
  let district = known?.deref();
  if (district === undefined) {
    district = createPilotDistrict();
    known = new WeakRef(district);
  }
  return district;
}
