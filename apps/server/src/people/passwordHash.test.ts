import { describe, expect, it } from 'vitest';
import { hashPassword, publicCost, verifyPassword } from './passwordHash.ts';

describe('a password hash', () => {
  it('is that of its password and of no other', async () => {
    const hash = await hashPassword('correct horse');
    expect(await verifyPassword({ hash, password: 'correct horse' })).toBe(true);
    expect(await verifyPassword({ hash, password: 'correct horsf' })).toBe(false);
    expect(await verifyPassword({ hash, password: '' })).toBe(false);
  });

  it('costs what guards a secret, unless it is made for a public password', async () => {
    expect(await hashPassword('secret')).toMatch(/^\$scrypt\$ln=14,r=16,p=1\$/);
    const cheap = await hashPassword('public', publicCost);
    expect(cheap).toMatch(/^\$scrypt\$ln=10,r=8,p=1\$/);
    expect(await verifyPassword({ hash: cheap, password: 'public' })).toBe(true);
  });

  it('is another one each time', async () => {
    const hashes = await Promise.all(['same', 'same'].map((password) => hashPassword(password, publicCost)));
    expect(new Set(hashes).size).toBe(2);
  });

  it('is the same for a letter however the keyboard composes it', async () => {
    const hash = await hashPassword('caf\u00e9', publicCost);
    expect(await verifyPassword({ hash, password: 'cafe\u0301' })).toBe(true);
  });

  it('throws over what is no hash instead of letting anybody in or out', async () => {
    const hash = await hashPassword('secret', publicCost);
    for (const broken of ['', 'plain', hash.slice(0, -1), hash.replace('ln=10', 'ln=100'), `${hash}A`]) {
      await expect(verifyPassword({ hash: broken, password: 'secret' }), broken).rejects.toThrow('no scrypt hash');
    }
  });
});
