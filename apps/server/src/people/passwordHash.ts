import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';

/** What it costs to try a password: scrypt's parameters (RFC 7914). Memory is 128 · 2^logN · r bytes. */
export interface PasswordCost {
  readonly logN: number;
  readonly r: number;
  readonly p: number;
}

/** For people's own passwords: 32 MiB and a tenth of a second of one core. */
const secretCost: PasswordCost = { logN: 14, r: 16, p: 1 };
/** For the demo's password, which stands in the repo: a slow hash would guard nothing and make a small machine wait. */
export const publicCost: PasswordCost = { logN: 10, r: 8, p: 1 };

const saltBytes = 16;
const keyBytes = 64;

/** A salted hash that says what it costs, in the PHC string format, so that the cost can be raised without a new password for all. */
export async function hashPassword(password: string, cost: PasswordCost = secretCost): Promise<string> {
  const salt = randomBytes(saltBytes);
  const key = await keyOf(password, salt, cost);
  return `$scrypt$ln=${cost.logN},r=${cost.r},p=${cost.p}$${salt.toString('base64url')}$${key.toString('base64url')}`;
}

/** Whether a password is the one that was hashed. @throws when the hash is none of {@link hashPassword}. */
export async function verifyPassword({ hash, password }: { hash: string; password: string }): Promise<boolean> {
  const { cost, salt, key } = partsOf(hash);
  return timingSafeEqual(key, await keyOf(password, salt, cost));
}

const phc = /^\$scrypt\$ln=(\d{1,2}),r=(\d{1,2}),p=(\d)\$([\w-]{22})\$([\w-]{86})$/;

function partsOf(hash: string): { cost: PasswordCost; salt: Buffer; key: Buffer } {
  const [, logN, r, p, salt, key] = phc.exec(hash) ?? [];
  if (salt === undefined || key === undefined) throw new Error('a stored password is no scrypt hash');
  return {
    cost: { logN: Number(logN), r: Number(r), p: Number(p) },
    salt: Buffer.from(salt, 'base64url'),
    key: Buffer.from(key, 'base64url'),
  };
}

const derive = promisify<string, Buffer, number, object, Buffer>(scrypt);

function keyOf(password: string, salt: Buffer, { logN, r, p }: PasswordCost): Promise<Buffer> {
  const N = 2 ** logN;
  // Keyboards write one letter in several ways; NFKC makes them one. Node's own limit is just below 128 · N · r.
  return derive(password.normalize('NFKC'), salt, keyBytes, { N, r, p, maxmem: 2 * 128 * N * r });
}
