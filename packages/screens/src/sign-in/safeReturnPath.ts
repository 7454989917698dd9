/** A path of this page's origin begins with one slash: browsers read `//host` and `/\host` as another host. */
const ownPath = /^\/(?![/\\])/;
/** Browsers drop tabs and line ends from an address, so `/⇥/host` would become `//host`. */
const controlCharacter = /\p{Cc}/u;

/**
 * The path to go on to after sign-in, from the address line or wherever else a stranger may have written it.
 *
 * @returns the path as it was given where it stays on this page's origin, also after the browser has resolved its dots; `null`
 * for everything else.
 */
export function safeReturnPath(wanted: unknown): string | null {
  if (typeof wanted !== 'string' || !ownPath.test(wanted) || controlCharacter.test(wanted)) return null;
  // `/.//host` is resolved to `//host`.
  const resolved = new URL(wanted, 'https://origin.invalid').pathname;
  return ownPath.test(resolved) ? wanted : null;
}
