/** Where development takes place. */
export interface DevSiteOptions {
  /** The folder of the repo. */
  root: string;
  /** TCP port of everything on 127.0.0.1; 0 lets the system choose. */
  port: number;
  /** TCP port of the product's server on 127.0.0.1, to which everything that is no source goes. */
  serverPort: number;
}

export interface DevSite {
  port: number;
  stop: () => Promise<void>;
}

/**
 * Serves all front ends from their sources with hot reload: the host name says which app, as in production.
 * One Vite stands behind all of them, so a host and a remote share their packages without an import map.
 *
 * @throws Error when the port cannot be had
 */
export declare function startDevSite(options: DevSiteOptions): Promise<DevSite>;
