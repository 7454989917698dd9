/** A front end that has an origin of its own. */
export type SiteName = 'portal' | 'workbench' | 'wall';

/** Everything that the operator decides, checked. Nothing else in the server reads the environment. */
export interface Config {
  /** `demo` brings demo accounts and the pilot district; `production` refuses weak secrets. */
  readonly mode: 'demo' | 'production';
  /** TCP port of everything; 0 lets the system choose (tests). */
  readonly port: number;
  /** Address to listen on. */
  readonly host: string;
  /** Absolute folder of the embedded database, photos and the generated secret. */
  readonly dataDir: string;
  /** Connection string of PostgreSQL; `null` means the embedded database. */
  readonly databaseUrl: string | null;
  /** Public origin (scheme, host, port) of each front end. */
  readonly origins: Readonly<Record<SiteName, string>>;
  /** At least 32 bytes; signs tickets and sessions. */
  readonly secret: string;
  /** With a token the map draws with Mapbox, without one with MapLibre. */
  readonly mapboxAccessToken: string | null;
  readonly logLevel: 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace' | 'silent';
  /** Whether the demo's simulated gridders may sign in and walk. */
  readonly simulator: boolean;
  /** Volunteers' positions are snapped to a lattice of this many metres; 0 shows them exactly. */
  readonly volunteerPrecisionMeters: number;
  /** Whether the last address in X-Forwarded-For is believed: only behind the operator's own proxy. */
  readonly trustProxy: boolean;
  /** Folder with the built front ends, remotes and shared modules; see `findSites`. */
  readonly sitesDir: string;
}
