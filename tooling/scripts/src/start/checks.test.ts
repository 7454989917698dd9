import { chmodSync, existsSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { checkDataDir } from './checkDataDir.mjs';
import { checkPort } from './checkPort.mjs';

describe('checkPort', () => {
  it('lets a free port pass and leaves it free', async () => {
    const port = await freePort();
    await checkPort(port, '127.0.0.1');
    await checkPort(port, '127.0.0.1');
  });

  it('says in one line that a port is taken and what to do', async () => {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    await expect(checkPort(port, '127.0.0.1')).rejects.toThrow(
      new RegExp(`^Port ${port} is taken by another program; stop it or choose another with --port \\d+$`),
    );
    await new Promise((resolve) => server.close(resolve));
  });

  it('says in one line that an address is not this machine\'s', async () => {
    await expect(checkPort(8080, '192.0.2.1')).rejects.toThrow(/^Cannot listen on 192\.0\.2\.1:8080/);
  });
});

describe('checkDataDir', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'data-dir-'));
  });
  afterEach(() => {
    chmodSync(folder, 0o700);
    rmSync(folder, { recursive: true });
  });

  it('makes a folder that only its owner may enter, with those above it', () => {
    checkDataDir(join(folder, 'a/b'));
    expect(statSync(join(folder, 'a/b')).mode & 0o777).toBe(0o700);
  });

  it('leaves nothing behind', () => {
    checkDataDir(folder);
    expect(readdirSync(folder)).toEqual([]);
  });

  it('says that the folder is a file', () => {
    writeFileSync(join(folder, 'file'), '');
    expect(() => checkDataDir(join(folder, 'file'))).toThrow(/file: it is a file, not a folder\.$/);
    expect(() => checkDataDir(join(folder, 'file/below'))).toThrow(/not a folder\.$/);
  });

  it('says that the folder may not be used', ({ skip }) => {
    skip(process.getuid?.() === 0, 'root may read and write every folder');
    chmodSync(folder, 0o000);
    expect(() => checkDataDir(folder)).toThrow(/this account may not read and write it\.$/);
    expect(existsSync(folder)).toBe(true);
  });
});

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
