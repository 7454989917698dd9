/** How long a ticket opens a socket after it was made, in seconds. */
export const ticketLifetimeSeconds = 60;
