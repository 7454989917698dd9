export type Disguise = readonly [name: string, headers: Readonly<Record<string, string>>];

/** Ways of asking that must change nothing: headers that proxies and frameworks of others believe. */
export const disguises: readonly Disguise[] = [
  ['plainly', {}],
  ['as somebody else', { 'X-Forwarded-User': 'admin', 'X-Remote-User': 'admin', Authorization: 'Basic YWRtaW46ZmluZW1lc2gtZGVtbw==' }],
  ['by another method and path', { 'X-HTTP-Method-Override': 'GET', 'X-Original-URL': '/healthz', 'X-Rewrite-URL': '/healthz' }],
];
