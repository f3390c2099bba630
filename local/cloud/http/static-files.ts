import { createReadStream, statSync } from 'node:fs';
import { extname, resolve, sep } from 'node:path';
import type { Exchange } from './exchange';

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
  '.webp': 'image/webp',
  '.gif': 'image/gif',
  '.ico': 'image/x-icon',
  '.wasm': 'application/wasm',
  '.woff': 'font/woff',
  '.woff2': 'font/woff2',
  '.ttf': 'font/ttf',
  '.txt': 'text/plain; charset=utf-8',
  '.csv': 'text/csv; charset=utf-8',
  '.pdf': 'application/pdf',
};

function contentType(name: string): string {
  return TYPES[extname(name).toLowerCase()] ?? 'application/octet-stream';
}

export interface Mount {
  mount: string;
  dir: string;
}

/** Serves a file of one of the folders; false when none of them has it. */
export function serveStatic(mounts: readonly Mount[], exchange: Exchange): boolean {
  if (exchange.method !== 'GET' && exchange.method !== 'HEAD') return false;
  for (const { mount, dir } of [...mounts].sort((a, b) => b.mount.length - a.mount.length)) {
    const prefix = mount.endsWith('/') ? mount : `${mount}/`;
    if (exchange.path !== mount && !exchange.path.startsWith(prefix)) continue;
    const file = findFile(dir, exchange.path.slice(prefix.length));
    if (file === undefined) continue;
    exchange.response.writeHead(200, {
      'content-type': contentType(file.path),
      'content-length': file.size,
      'cache-control': 'no-cache',
    });
    if (exchange.method === 'HEAD') exchange.response.end();
    else createReadStream(file.path).pipe(exchange.response);
    return true;
  }
  return false;
}

/** The file under the folder, never one outside of it. A folder stands for its index.html. */
function findFile(dir: string, encoded: string): { path: string; size: number } | undefined {
  const root = resolve(dir);
  let path: string;
  try {
    path = resolve(root, decodeURIComponent(encoded));
  } catch {
    return undefined;
  }
  if (path !== root && !path.startsWith(root + sep)) return undefined;
  for (const candidate of [path, resolve(path, 'index.html')]) {
    const stat = statSync(candidate, { throwIfNoEntry: false });
    if (stat?.isFile()) return { path: candidate, size: stat.size };
  }
  return undefined;
}
