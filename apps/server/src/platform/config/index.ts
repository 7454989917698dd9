export { atPort, siteNames, type Config, type LogLevel, type SiteName } from './Config.ts';
export { ConfigFault, readConfig } from './readConfig.ts';
