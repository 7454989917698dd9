/** The origin of sockets of a page: `ws://…` under `http:`, `wss://…` under `https:`. */
export function socketOrigin(page: Pick<Location, 'protocol' | 'host'> = location): string {
  return `${page.protocol === 'https:' ? 'wss' : 'ws'}://${page.host}`;
}
