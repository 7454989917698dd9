import { siteNames, type Config, type SiteName } from '../config/index.ts';

/** A host that this server answers for. */
export interface KnownHost {
  /** The origin that pages of this host have; the only one whose requests the host accepts. */
  readonly origin: string;
  /** The front end of the host; `null` for this machine's own addresses, which programs and health checks use. */
  readonly site: SiteName | null;
}

/** Names under which this machine reaches itself, with any port: tunnels and containers move ports. */
const loopbackHost = /^(localhost|127\.0\.0\.1|\[::1\])(:\d{1,5})?$/;

/**
 * The hosts that this server answers for: those of the three configured origins, port included, and loopback. Whatever else a
 * `Host` header names is misdirected (RFC 9110, 15.5.20), so that no header of a stranger reaches a page or its policy.
 */
export class KnownHosts {
  readonly #sites = new Map<string, KnownHost>();

  constructor({ origins }: Pick<Config, 'origins'>) {
    for (const site of siteNames) {
      const origin = origins[site];
      const { host, hostname, port, protocol } = new URL(origin);
      this.#sites.set(host, { origin, site });
      // An origin leaves its scheme's port out; a Host header may name it all the same.
      if (port === '') this.#sites.set(`${hostname}:${protocol === 'https:' ? 443 : 80}`, { origin, site });
    }
  }

  /** The host that a `Host` header names, `undefined` for an unknown, malformed or missing one. */
  find(header: string | undefined): KnownHost | undefined {
    const host = header?.toLowerCase() ?? '';
    return this.#sites.get(host) ?? (loopbackHost.test(host) ? { origin: `http://${host}`, site: null } : undefined);
  }
}
