export { startDevSite } from './startDevSite.js';
