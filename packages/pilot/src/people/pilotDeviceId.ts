import { hashText } from '@finemesh/geo';

/**
 * The identifier under which a person's simulated phone sends positions (the `id` of the OsmAnd protocol). Invented, the same
 * on every machine; a demo server registers exactly these.
 */
export function pilotDeviceId(username: string): string {
  const hex = (text: string): string => hashText(text).toString(16).padStart(8, '0');
  return `pilot-${hex(`device/${username}`)}${hex(`${username}/device`)}`;
}
