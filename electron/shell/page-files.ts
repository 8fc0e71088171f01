import { readdir, readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';

/** One file of the built page, held in memory. */
export interface PageFile {
  readonly type: string;
  readonly body: Buffer;
  /** True when the file's name changes with its content. */
  readonly immutable: boolean;
}

/** By path of the address, with its leading slash: `/index.html`, `/assets/index-4f2a.js`. */
export type PageFiles = ReadonlyMap<string, PageFile>;

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
  '.mp3': 'audio/mpeg',
  '.ogg': 'audio/ogg',
  '.wav': 'audio/wav',
  '.webm': 'video/webm',
};

/**
 * Reads the whole built page into memory (a few megabytes). Only what is in the map can ever be served, so
 * no address can climb out of the folder, and a dying disk does not take the page with it. Symbolic links
 * and kinds of file the page does not use are left out. An absent folder gives an empty map.
 */
export async function loadPageFiles(folder: string): Promise<PageFiles> {
  const files = new Map<string, PageFile>();
  const visit = async (path: string, address: string): Promise<void> => {
    for (const entry of await readdir(path, { withFileTypes: true })) {
      const child = `${address}/${entry.name}`;
      if (entry.isDirectory()) await visit(join(path, entry.name), child);
      const type = entry.isFile() ? TYPES[extname(entry.name)] : undefined;
      if (type === undefined) continue;
      const body = await readFile(join(path, entry.name));
      files.set(child, { type, body, immutable: child.startsWith('/assets/') });
    }
  };
  try {
    await visit(folder, '');
  } catch (error) {
    if (!isAbsent(error)) throw error;
  }
  return files;
}

function isAbsent(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}

/** The file behind the path of an address, `/` being the page itself; null for anything else. */
export function findPageFile(files: PageFiles, path: string): PageFile | null {
  return files.get(path === '/' ? '/index.html' : path) ?? null;
}
