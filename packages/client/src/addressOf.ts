import type { PathParam } from '@finemesh/contract';

/** What of a call goes into its address. */
export interface Addressed {
  readonly params?: Readonly<Record<string, string>> | undefined;
  readonly query?: Readonly<Record<string, unknown>> | undefined;
}

/** An address on the page's own origin: the path with its parameters in place, and the query. */
export function addressOf<Path extends string>(
  path: Path,
  parts: { readonly params: Readonly<Record<PathParam<Path>, string>>; readonly query?: Readonly<Record<string, unknown>> },
): string {
  return fillPath(path, parts);
}

/** The same for a path whose parameters the compiler does not know. */
export function fillPath(template: string, { params = {}, query = {} }: Addressed): string {
  const path = template.replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(params[name] ?? ''));
  const given = Object.entries(query).filter(([, value]) => value !== undefined);
  const search = new URLSearchParams(given.map(([name, value]) => [name, String(value)])).toString();
  return search === '' ? path : `${path}?${search}`;
}
