import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { logLevels, type Config } from './Config.ts';
import { loadSecret } from './loadSecret.ts';

/** The settings cannot be used. `message` has one line for each fault, ready for the operator. */
export class ConfigFault extends Error {
  constructor(faults: readonly string[], options?: ErrorOptions) {
    super(faults.join('\n'), options);
    this.name = 'ConfigFault';
  }
}

/**
 * Reads the settings whole and reports every fault at once. In demo mode the secret is made on the first start.
 *
 * @param environment default: of this process
 * @param args the command line after the program's name; default: of this process
 * @throws ConfigFault
 */
export function readConfig(
  environment: NodeJS.ProcessEnv = process.env,
  args: readonly string[] = process.argv.slice(2),
): Config {
  const settings = { ...withoutEmpty(environment), ...readFlags(args) };
  const parsed = settingsSchema.safeParse(settings);
  if (!parsed.success) {
    throw new ConfigFault(parsed.error.issues.map((issue) => describeFault(issue, settings)));
  }
  const { MODE: mode, PORT: port, FINEMESH_SECRET: secret, DATA_DIR: dataDir, ...rest } = parsed.data;
  const originOf = (site: string): string => `http://${site}.localhost:${port}`;
  const demo = mode === 'demo';
  return {
    mode,
    port,
    host: rest.HOST ?? (demo ? '127.0.0.1' : '0.0.0.0'),
    dataDir,
    databaseUrl: rest.DATABASE_URL ?? null,
    origins: {
      portal: rest.PORTAL_ORIGIN ?? originOf('portal'),
      workbench: rest.WORKBENCH_ORIGIN ?? originOf('workbench'),
      wall: rest.WALL_ORIGIN ?? originOf('wall'),
    },
    secret: secret ?? loadSecret(dataDir),
    mapboxAccessToken: rest.MAPBOX_ACCESS_TOKEN ?? null,
    logLevel: rest.LOG_LEVEL,
    simulator: demo && rest.SIMULATOR,
    volunteerPrecisionMeters: rest.POSITION_PRECISION,
    trustProxy: rest.TRUST_PROXY,
    rateLimits: rest.RATE_LIMITS,
    rootDir: rest.ROOT_DIR ?? findRoot(),
  };
}

const wholeNumber = (low: number, high: number): z.ZodType<number, string> =>
  z
    .string()
    .regex(/^\d+$/)
    .transform(Number)
    .refine((value) => value >= low && value <= high, { error: `must be a whole number from ${low} to ${high}` });

const onOff = z.enum(['on', 'off']).transform((value) => value === 'on');

/** Scheme, host and port alone, as browsers write it in the Origin header. */
const origin = z
  .string()
  .refine((text) => URL.canParse(text) && new URL(text).origin === text, {
    error: 'must be an origin such as https://portal.example.org, without a path or a closing slash',
  });

/** Fewer different bytes than this are no random secret, however long it is. */
const minDistinctCharacters = 10;

const settingsSchema = z
  .object({
    MODE: z.enum(['demo', 'production']).default('production'),
    PORT: wholeNumber(0, 65_535).default(8080),
    HOST: z.string().optional(),
    DATA_DIR: z.string().default('.finemesh').transform((folder) => resolve(folder)),
    DATABASE_URL: z
      .string()
      .regex(/^postgres(ql)?:\/\//, { error: 'must begin with postgresql://' })
      .optional(),
    PORTAL_ORIGIN: origin.optional(),
    WORKBENCH_ORIGIN: origin.optional(),
    WALL_ORIGIN: origin.optional(),
    FINEMESH_SECRET: z
      .string()
      .refine((secret) => Buffer.byteLength(secret) >= 32, { error: 'must be at least 32 bytes long' })
      .refine((secret) => new Set(secret).size >= minDistinctCharacters, { error: 'is not random' })
      .optional(),
    MAPBOX_ACCESS_TOKEN: z.string().optional(),
    LOG_LEVEL: z.enum(logLevels).default('info'),
    SIMULATOR: onOff.default(true),
    POSITION_PRECISION: wholeNumber(0, 1_000).default(50),
    TRUST_PROXY: onOff.default(false),
    RATE_LIMITS: onOff.default(true),
    ROOT_DIR: z.string().transform((folder) => resolve(folder)).optional(),
  })
  .refine((settings) => settings.MODE === 'demo' || settings.FINEMESH_SECRET !== undefined, {
    path: ['FINEMESH_SECRET'],
    error: 'is required in production (32 random bytes, for example from `openssl rand -hex 32`); set MODE=demo to try things out',
  });

function readFlags(args: readonly string[]): Record<string, string> {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        port: { type: 'string' },
        host: { type: 'string' },
        'data-dir': { type: 'string' },
        'no-simulator': { type: 'boolean' },
      },
    });
    return {
      ...(values.port === undefined ? {} : { PORT: values.port }),
      ...(values.host === undefined ? {} : { HOST: values.host }),
      ...(values['data-dir'] === undefined ? {} : { DATA_DIR: values['data-dir'] }),
      ...(values['no-simulator'] === true ? { SIMULATOR: 'off' } : {}),
    };
  } catch (error) {
    throw new ConfigFault([error instanceof Error ? error.message : String(error)], { cause: error });
  }
}

/** `PORT=` in a shell or a compose file means that it is not set. */
function withoutEmpty(environment: NodeJS.ProcessEnv): Record<string, string | undefined> {
  return Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
}

/** Values that must not be printed, for example into a log collector. */
const secretKeys = new Set(['FINEMESH_SECRET', 'DATABASE_URL', 'MAPBOX_ACCESS_TOKEN']);

function describeFault(issue: z.core.$ZodIssue, settings: Record<string, string | undefined>): string {
  const key = String(issue.path[0] ?? '');
  const found = secretKeys.has(key) || settings[key] === undefined ? '' : ` (found "${settings[key]}")`;
  return `${key}: ${issue.message}${found}`;
}

/** The folder above `apps/server`, from the sources as from the bundle. */
function findRoot(): string {
  for (let folder = dirname(fileURLToPath(import.meta.url)); folder !== dirname(folder); folder = dirname(folder)) {
    if (existsSync(join(folder, 'apps', 'server', 'package.json'))) return folder;
  }
  return process.cwd();
}
