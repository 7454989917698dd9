export { createTickets, type Ticket, type Tickets } from './tickets.ts';
export type { UpgradeRoute } from './UpgradeRouter.ts';
