import { everyRoute, printOpenApi, routes, type ClientConfig, type OpenApiDocument } from '@finemesh/contract';
import type { Config } from '../config/index.ts';
import { mountRoutes, type MountedRoutes } from './mountRoutes.ts';

/** What every front end asks first, and the description of the API. The Mapbox token is public: every browser gets it. */
export function platformRoutes(config: Config, version: string): MountedRoutes {
  const { mode, mapboxAccessToken, origins } = config;
  const clientConfig: ClientConfig = { mode, version, mapboxAccessToken, origins };
  let description: OpenApiDocument | undefined;
  return mountRoutes(routes.platform, {
    getClientConfig: () => clientConfig,
    getApiDescription: () => (description ??= printOpenApi(everyRoute)),
  });
}
