export type { Config, SiteName } from './Config.ts';
