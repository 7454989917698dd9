import type { Problem, SessionView } from '@finemesh/contract';
import { createTempFolder } from '@finemesh/testkit';
import { beforeAll, describe, expect, it } from 'vitest';
import { createPostgresDatabase, createTestServer, signInAs, TestClient, type DatabaseKind, type TestServer } from '../testing/index.ts';

describe.each<DatabaseKind>(['embedded', 'postgresql'])('sign-in on %s', (database) => {
  let server: TestServer;
  let nobody: TestClient;

  beforeAll(async () => {
    server = await createTestServer({ database });
    nobody = new TestClient(server);
  }, 60_000);

  it('sets a cookie that scripts cannot read and that names no domain', async () => {
    const { headers, body } = await nobody.post<SessionView>('session', { username: 'tian', password: 'finemesh-demo' });
    const [cookie = ''] = headers.getSetCookie();
    expect(cookie).toMatch(/^finemesh\.session_token=/);
    expect(cookie).toContain('HttpOnly');
    expect(cookie).toContain('SameSite=Lax');
    expect(cookie).not.toContain('Domain');
    expect(headers.get('Cache-Control')).toBe('no-store');
    expect(body.account).toMatchObject({ username: 'tian', displayName: '田师傅' });
    expect(body.posts).toMatchObject([{ role: 'microGridder', territory: { name: { en: 'Fanghua Garden 8–10' } } }]);
  });

  it('says the same of an unknown name, an impossible one and a wrong password', async () => {
    const tried = [
      { username: 'nobody', password: 'finemesh-demo' },
      { username: '../../etc/passwd', password: 'finemesh-demo' },
      { username: 'tian', password: 'wrong' },
    ];
    for (const credentials of tried) {
      const { status, body } = await nobody.post<Problem>('session', credentials);
      expect({ status, code: body.code, detail: body.detail }).toEqual({
        status: 401,
        code: 'wrongCredentials',
        detail: 'Name or password is wrong',
      });
    }
  });

  it('knows who is signed in until they sign out, and the cookie is worth nothing afterwards', async () => {
    const tian = await signInAs(server, 'tian');
    expect((await tian.get<SessionView>('session')).body.account.username).toBe('tian');
    expect((await tian.get('cases')).status).toBe(200);
    const left = await tian.send('DELETE', 'session');
    expect([left.status, left.headers.getSetCookie()[0]]).toEqual([204, expect.stringContaining('Max-Age=0')]);
    expect((await tian.get('session')).status).toBe(401);
    expect((await tian.get('cases')).status).toBe(401);
  });

  it('forgets who signs out even while somebody is asking who that is', async () => {
    const tian = await signInAs(server, 'tian');
    const asking = Array.from({ length: 12 }, (_, i) => i);
    await Promise.all([...asking.map(() => tian.get('cases')), tian.send('DELETE', 'session'), ...asking.map(() => tian.get('cases'))]);
    expect((await tian.get('cases')).status).toBe(401);
  });

  it('does not believe a cookie that somebody has changed', async () => {
    const tian = await signInAs(server, 'tian');
    const forged = new TestClient(server, tian.cookie?.replace(/=./, (start) => (start === '=a' ? '=b' : '=a')));
    expect((await forged.get('session')).status).toBe(401);
  });

  it('says how long to wait after ten wrong passwords for a name', async () => {
    for (let i = 0; i < 10; i += 1) await nobody.post('session', { username: 'cadre', password: 'wrong' });
    const { status, body, headers } = await nobody.post<Problem>('session', { username: 'Cadre', password: 'finemesh-demo' });
    expect([status, Number(headers.get('Retry-After')) > 0]).toEqual([429, true]);
    expect(body).toMatchObject({ code: 'tooManyRequests', detail: expect.stringMatching(/^try again in \d+ s$/) });
  });

  it('SG1 lets the owner in on a browser that has signed in before, while a stranger at the same address is refused', async () => {
    const owner = await signInAs(server, 'officer');
    for (let i = 0; i < 12; i += 1) await nobody.post('session', { username: 'officer', password: 'wrong' });
    const right = { username: 'Officer', password: 'finemesh-demo' };
    expect((await nobody.post('session', right)).status).toBe(429);
    expect((await owner.post('session', right)).status).toBe(200);
  });

  it('SG6 gives a browser a cookie for each account, sent to the sign-in route alone', async () => {
    const { headers } = await nobody.post('session', { username: 'lawyer', password: 'wrong' });
    expect(headers.getSetCookie()).toEqual([]);
    const tian = await nobody.post('session', { username: 'tian', password: 'finemesh-demo' });
    const [, device = ''] = tian.headers.getSetCookie();
    expect(device).toMatch(/^finemesh\.device\.[\w-]{12}=1\.[\w-]+\.[\w-]+; Max-Age=34560000; Path=\/api\/session; HttpOnly; SameSite=Strict$/);
  });

  it('stores neither address nor browser with a session', async () => {
    await signInAs(server, 'lawyer');
    const { rows } = await server.context.database.pool.query('select ip_address, user_agent from session');
    expect(rows.length).toBeGreaterThan(0);
    expect(rows.every((row) => !row['ip_address'] && !row['user_agent'])).toBe(true);
  });

  it('has no route for signing up and none of the library’s own routes', async () => {
    const paths = ['auth/sign-up/email', 'auth/sign-in/email', 'auth/is-username-available', 'auth/request-password-reset', 'auth/ok'];
    for (const path of paths) expect((await nobody.post(path, { email: 'a@b.c', password: 'longenough', name: 'a' })).status, path).toBe(404);
  });

  it('offers one demo account a role', async () => {
    const { body } = await nobody.get<{ accounts: { username: string; role: string; screen: string }[] }>('demo/accounts');
    expect(new Set(body.accounts.map(({ role }) => role)).size).toBe(8);
    expect(body.accounts).toHaveLength(8);
    expect(body.accounts.find(({ role }) => role === 'commander')?.screen).toBe('wall');
  });
});

describe('production', () => {
  it('refuses to start on a database with demo accounts, and says why', async () => {
    const databaseUrl = await createPostgresDatabase();
    const demo = await createTestServer({ config: { databaseUrl, dataDir: createTempFolder() } });
    await demo.close();
    const production = createTestServer({ config: { mode: 'production', databaseUrl, dataDir: createTempFolder() } });
    await expect(production).rejects.toThrow('this database holds demo accounts with a public password');
  }, 60_000);

  it('starts empty on a database of its own, with secure cookies and without demo accounts', async () => {
    const server = await createTestServer({ config: { mode: 'production' } });
    const nobody = new TestClient(server);
    expect((await nobody.get('demo/accounts')).status).toBe(404);
    expect((await nobody.get('territory/map')).status).toBe(404);
    expect((await nobody.get<{ nodes: [] }>('territory/nodes')).body.nodes).toEqual([]);
    const report = await nobody.post<Problem>('cases', { categoryCode: 'FA01', point: [118.69, 32.02], words: '' });
    expect(report.body.fields).toMatchObject([{ field: 'point', code: 'outsideDistrict' }]);
  }, 60_000);
});
