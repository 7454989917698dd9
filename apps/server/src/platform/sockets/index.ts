export { createLiveServer } from './createLiveServer.ts';
export { refuseUpgrade } from './refuseUpgrade.ts';
export { routeUpgrades } from './routeUpgrades.ts';
export { createTickets, type Ticket, type Tickets } from './tickets.ts';
export type { UpgradeRoute } from './UpgradeRoute.ts';
