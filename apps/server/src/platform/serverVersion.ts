import manifest from '../../package.json' with { type: 'json' };

/** The server's own version, as its package names it. */
export const serverVersion: string = manifest.version;
