import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { extname, join, resolve, sep } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

export type Encoding = 'br' | 'gzip' | 'identity';

/** A file of a built front end, ready to be sent. */
export interface StoredFile {
  readonly contentType: string;
  /** Strong validator: the hash of the content. */
  readonly etag: string;
  /** Whether the name holds a hash of the content, so that it may be kept for ever. */
  readonly immutable: boolean;
  readonly content: Buffer;
  /** The content in the encoding, or as it is when that would not be smaller. */
  encoded(encoding: Encoding): Promise<{ readonly body: Buffer; readonly encoding: Encoding }>;
}

interface CacheEntry {
  readonly version: string;
  readonly file: StoredFile;
}

/**
 * Files of one folder by their URL path, kept in memory with their compressed forms. Each request looks whether the file
 * has changed on disk, so that a remote can be deployed while the server runs.
 */
export class FileStore {
  readonly #folder: string;
  readonly #cache = new Map<string, CacheEntry>();

  constructor(folder: string) {
    this.#folder = resolve(folder);
  }

  /** The file, or `null` when there is none or the path would leave the folder. */
  async find(urlPath: string): Promise<StoredFile | null> {
    const path = this.#resolve(urlPath);
    if (path === null) return null;
    const found = await stat(path).catch(() => null); // Missing and unreadable files are both a 404.
    if (found === null || !found.isFile()) return null;
    const version = `${found.mtimeMs}/${found.size}`;
    const cached = this.#cache.get(path);
    if (cached?.version === version) return cached.file;
    const file = describeFile(path, await readFile(path));
    this.#cache.set(path, { version, file });
    return file;
  }

  #resolve(urlPath: string): string | null {
    let decoded: string;
    try {
      decoded = decodeURIComponent(urlPath);
    } catch {
      return null; // Not a path that any link of ours has.
    }
    // Hidden files and parent folders begin with a dot, the other two would be read differently by the file system.
    if (/(^|\/)\.|\\|\0/.test(decoded)) return null;
    const path = join(this.#folder, decoded);
    return path.startsWith(this.#folder + sep) ? path : null;
  }
}

const contentTypes: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.jpg': 'image/jpeg',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.map': 'application/json',
  '.mp3': 'audio/mpeg',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.wav': 'audio/wav',
  '.webmanifest': 'application/manifest+json',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
};

const compressible = /^(text\/|application\/(json|manifest|wasm)|image\/svg)/;
/** Below this the headers of the encoding cost more than it saves. */
const minCompressedBytes = 1_024;

const compress = { br: promisify(brotliCompress), gzip: promisify(gzip) };
/** Brotli's own default of 11 takes seconds for a map engine; 6 is nearly as small. */
const brotliOptions = { params: { [constants.BROTLI_PARAM_QUALITY]: 6 } };

function describeFile(path: string, content: Buffer): StoredFile {
  const contentType = contentTypes[extname(path)] ?? 'application/octet-stream';
  const worthIt = compressible.test(contentType) && content.length >= minCompressedBytes;
  const encodings = new Map<Encoding, Promise<Buffer>>();

  function encode(encoding: 'br' | 'gzip'): Promise<Buffer> {
    const known = encodings.get(encoding);
    if (known !== undefined) return known;
    const made = encoding === 'br' ? compress.br(content, brotliOptions) : compress.gzip(content);
    encodings.set(encoding, made);
    return made;
  }

  return {
    contentType,
    content,
    etag: `"${createHash('sha256').update(content).digest('base64url').slice(0, 22)}"`,
    // Vite writes `name-Ab3_x9Qz.js`.
    immutable: /-[\w-]{8}\.\w+(\.map)?$/.test(path) && !path.endsWith('.html'),
    async encoded(encoding) {
      if (encoding === 'identity' || !worthIt) return { body: content, encoding: 'identity' };
      const body = await encode(encoding);
      return body.length < content.length ? { body, encoding } : { body: content, encoding: 'identity' };
    },
  };
}
