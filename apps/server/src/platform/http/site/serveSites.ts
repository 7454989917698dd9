import { join } from 'node:path';
import { FinemeshError } from '@finemesh/contract';
import { Hono, type Context } from 'hono';
import type { Config, SiteName } from '../../config/index.ts';
import type { ApiEnv } from '../ApiEnv.ts';
import { contentSecurityPolicy } from '../contentSecurityPolicy.ts';
import { FileStore } from './FileStore.ts';
import { sendFile } from './sendFile.ts';

/** The app that each origin serves. */
const appOfSite: Readonly<Record<SiteName, string>> = {
  portal: 'resident-portal',
  workbench: 'workbench',
  wall: 'command-center',
};

/**
 * Serves the front ends by host name, and on every host the remotes and shared modules, so that a page loads all of them
 * from its own origin. This machine's own address, which belongs to no front end, gets the portal.
 */
export function serveSites(config: Config): Hono<ApiEnv> {
  const stores = new Map<string, FileStore>();
  const storeOf = (app: string): FileStore => {
    const store = stores.get(app) ?? new FileStore(join(config.rootDir, 'apps', app, 'dist'));
    stores.set(app, store);
    return store;
  };
  const sharedModules = new FileStore(join(config.rootDir, 'tooling/shared-modules/dist'));

  const app = new Hono<ApiEnv>();
  app.get('/shared/*', async (context) => {
    const file = await sharedModules.find(context.req.path.slice('/shared/'.length));
    if (file === null) throw new FinemeshError('notFound');
    return sendFile(context, file);
  });
  app.get('/remotes/:remote/*', async (context) => {
    const remote = context.req.param('remote');
    // Only a folder's own name: no way up, and no host app's pages under another path.
    const isRemote = /^[a-z][a-z-]*$/.test(remote) && !Object.values(appOfSite).includes(remote) && remote !== 'server';
    const path = context.req.path.slice(`/remotes/${remote}/`.length);
    const file = isRemote ? await storeOf(remote).find(path) : null;
    if (file === null) throw new FinemeshError('notFound');
    return sendFile(context, file);
  });
  app.get('/*', async (context) => {
    const { origin, site: askedSite } = context.var.askedHost;
    const site = askedSite ?? 'portal';
    const store = storeOf(appOfSite[site]);
    const path = context.req.path.slice(1);
    if (path !== '' && path !== 'index.html') {
      const file = await store.find(path);
      if (file !== null) return sendFile(context, file);
      // A missing script must fail as one: a page in its place would be a syntax error that nobody understands.
      if (!isPageRequest(context)) throw new FinemeshError('notFound');
    }
    const page = await store.find('index.html');
    if (page === null) throw new FinemeshError('notFound', { detail: `the ${site} is not built` });
    const html = page.content.toString();
    return sendFile(context, page, {
      'Content-Security-Policy': contentSecurityPolicy({ html, origin, mapbox: config.mapboxAccessToken !== null }),
    });
  });
  return app;
}

/** Every address of an app that is no file is a page of its router. */
function isPageRequest(context: Context<ApiEnv>): boolean {
  const accepts = context.req.header('Accept') ?? '*/*';
  return !/\.\w+$/.test(context.req.path) && (accepts.includes('text/html') || accepts.includes('*/*'));
}
