/**
 * Says why this Node cannot run Finemesh, or nothing when it can. The floor within each line is Vite's.
 * Written in the syntax of old versions, for those are the ones that must be able to read it.
 *
 * @param {string} version such as `20.19.0`
 * @returns {string | undefined} one line for the person
 */
export function refusalOfNode(version) {
  const parts = version.split('.').map(Number);
  const major = parts[0] || 0;
  const minor = parts[1] || 0;
  const supported = (major === 20 && minor >= 19) || (major === 22 && minor >= 12) || major > 22;
  return supported ? undefined : 'Finemesh needs Node 20.19 or 22.12 or newer; this is Node ' + version + '.';
}
