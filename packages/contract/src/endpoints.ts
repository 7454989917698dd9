/** Path of Socket.IO on every origin. */
export const livePath = '/live';

/** Path of the document sockets; the room of the y-websocket provider is `<buildingCode>/<facet>`. */
export const rosterSocketPath = '/rosters';

/** Version of the frames on a document socket, as the query parameter `v`. Without it the first is meant: a stock provider names none. */
export const rosterProtocolVersion = '1';

/** Path of the binary socket that takes positions in. */
export const positionSocketPath = '/positions';

/** Path for existing phone apps that speak the OsmAnd protocol (the Traccar client and others). */
export const osmAndPath = '/positions/osmand';

/** Header with a UUID made by the client; the same key and body give the first answer again and have one effect. */
export const idempotencyHeader = 'Idempotency-Key';
