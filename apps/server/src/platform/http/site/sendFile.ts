import type { Context } from 'hono';
import type { ApiEnv } from '../ApiEnv.ts';
import type { Encoding, StoredFile } from './FileStore.ts';
import { isKnownEtag } from './isKnownEtag.ts';

/** Answers with the file: 304 when the browser has it, compressed when the browser can take that. */
export async function sendFile(
  context: Context<ApiEnv>,
  file: StoredFile,
  headers: Readonly<Record<string, string>> = {},
): Promise<Response> {
  const { body, encoding } = await file.encoded(chooseEncoding(context.req.header('Accept-Encoding') ?? ''));
  const common = {
    ...headers,
    // Each encoding is another representation, and a strong validator names one of them.
    ETag: encoding === 'identity' ? file.etag : file.etag.replace(/"$/, `-${encoding}"`),
    'Cache-Control': file.immutable ? 'public, max-age=31536000, immutable' : 'no-cache',
    Vary: 'Accept-Encoding',
  };
  if (isKnownEtag(context.req.header('If-None-Match'), common.ETag)) return context.body(null, 304, common);
  return context.body(new Uint8Array(body), 200, {
    ...common,
    'Content-Type': file.contentType,
    'Content-Length': String(body.length),
    ...(encoding === 'identity' ? {} : { 'Content-Encoding': encoding }),
  });
}

/** Every browser on the floor takes both; a weight of zero forbids one (RFC 9110, 12.5.3). */
function chooseEncoding(accepted: string): Encoding {
  const names = accepted
    .split(',')
    .filter((entry) => !/;\s*q=0(\.0*)?\s*$/.test(entry))
    .map((entry) => entry.split(';')[0]?.trim());
  if (names.includes('br')) return 'br';
  return names.includes('gzip') ? 'gzip' : 'identity';
}
