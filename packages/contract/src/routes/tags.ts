/** What the document lists routes under. */
export const tags = {
  platform: 'What every client asks first',
  operations: 'For operators and their tools',
  territory: 'Nodes, boundaries and the base map; public',
  people: 'Sign-in, and who serves where',
  files: 'Photos',
  cases: 'Report, follow and handle cases',
  wall: 'What the big screen of a street shows: no name, phone or flat',
  live: 'The way to the live feed',
  positions: 'Sharing of the own position',
  rosters: 'The way to the documents of a building',
  'other protocols': 'Socket.IO, WebSockets and the OsmAnd protocol, where they begin as HTTP',
} as const;

export type Tag = keyof typeof tags;
