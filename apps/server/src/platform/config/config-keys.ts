/** One setting as the README's table shows it. */
export interface ConfigKey {
  /** Environment variable. */
  readonly name: string;
  /** Command line flag that says the same and wins over the variable. */
  readonly flag?: string;
  /** What holds when it is not set, in words. */
  readonly byDefault: string;
  readonly meaning: string;
}

/** Every setting of the server; nothing else is read. A test compares the README's table with it. */
export const configKeys = [
  { name: 'MODE', byDefault: 'production', meaning: '`demo` for the pilot district with demo accounts, or `production`' },
  { name: 'PORT', flag: '--port', byDefault: '8080', meaning: 'TCP port of the whole server; 0 lets the system choose' },
  { name: 'HOST', flag: '--host', byDefault: '127.0.0.1 in demo mode, else 0.0.0.0', meaning: 'address to listen on' },
  {
    name: 'DATA_DIR',
    flag: '--data-dir',
    byDefault: '`.finemesh` in the working folder',
    meaning: 'folder of the embedded database, the photos and the generated secret',
  },
  { name: 'DATABASE_URL', byDefault: 'the embedded database', meaning: 'connection string of PostgreSQL 15 or newer' },
  { name: 'PORTAL_ORIGIN', byDefault: '`http://portal.localhost:PORT`', meaning: 'public origin of the resident portal' },
  { name: 'WORKBENCH_ORIGIN', byDefault: '`http://workbench.localhost:PORT`', meaning: 'public origin of the workbench' },
  { name: 'WALL_ORIGIN', byDefault: '`http://wall.localhost:PORT`', meaning: 'public origin of the command centre' },
  {
    name: 'FINEMESH_SECRET',
    byDefault: 'generated into DATA_DIR in demo mode; required in production',
    meaning: 'at least 32 random bytes that sign sessions and tickets',
  },
  { name: 'MAPBOX_ACCESS_TOKEN', byDefault: 'MapLibre draws', meaning: 'lets Mapbox draw the maps, which calls its hosts' },
  { name: 'LOG_LEVEL', byDefault: 'info', meaning: 'fatal, error, warn, info, debug, trace or silent' },
  {
    name: 'SIMULATOR',
    flag: '--no-simulator',
    byDefault: 'on in demo mode, else off',
    meaning: '`on` or `off`: devices for simulated gridders, in demo mode only',
  },
  {
    name: 'POSITION_PRECISION',
    byDefault: '50',
    meaning: "metres to which volunteers' positions are snapped; 0 shows them exactly",
  },
  { name: 'TRUST_PROXY', byDefault: 'off', meaning: '`on` behind your own reverse proxy: believe its X-Forwarded-For' },
  { name: 'RATE_LIMITS', byDefault: 'on', meaning: '`off` for load tests from one address' },
  { name: 'ROOT_DIR', byDefault: 'the checkout of the server', meaning: 'folder with the built front ends' },
] as const satisfies readonly ConfigKey[];
