export { createLiveServer } from './createLiveServer.ts';
export { refuseUpgrade } from './refuseUpgrade.ts';
export { routeUpgrades } from './routeUpgrades.ts';
export { Tickets, type Admission, type AdmissionEnd } from './Tickets.ts';
export type { Ticket, TicketHolder } from './TicketSigner.ts';
export type { UpgradeRoute } from './UpgradeRoute.ts';
