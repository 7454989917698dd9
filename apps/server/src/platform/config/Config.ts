/** The front ends; each has an origin of its own. */
export const siteNames = ['portal', 'workbench', 'wall'] as const;
export type SiteName = (typeof siteNames)[number];

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
  readonly logLevel: LogLevel;
  /** Whether the demo's simulated gridders have their posts and devices. */
  readonly simulator: boolean;
  /** Volunteers' positions are snapped to a lattice of this many metres; 0 shows them exactly. */
  readonly volunteerPrecisionMeters: number;
  /** Whether the last address of X-Forwarded-For is believed: only behind the operator's own proxy. */
  readonly trustProxy: boolean;
  /** Whether requests are counted and refused beyond a limit; off for load tests on one machine. */
  readonly rateLimits: boolean;
  /** Absolute folder that holds the built front ends (`apps/<name>/dist`, `tooling/shared-modules/dist`). */
  readonly rootDir: string;
}

export const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
export type LogLevel = (typeof logLevels)[number];

/** The same configuration once the port is known, for port 0: the default origins name it. */
export function atPort(config: Config, port: number): Config {
  const named = (origin: string): string => origin.replace(/:0$/, `:${port}`);
  const { portal, workbench, wall } = config.origins;
  return { ...config, port, origins: { portal: named(portal), workbench: named(workbench), wall: named(wall) } };
}
