import { gzipSync } from 'node:zlib';

export interface ArchiveFile {
  readonly name: string;
  readonly text: string;
}

/** One block of a tar archive, bytes. */
const BLOCK = 512;

/**
 * A gzipped tar archive (POSIX.1-1988 ustar) that every system opens.
 * @param modifiedAt milliseconds since the epoch, of all files
 */
export function tarGz(files: readonly ArchiveFile[], modifiedAt: number): Buffer {
  const blocks = files.flatMap(({ name, text }) => {
    const body = Buffer.from(text, 'utf8');
    const padding = Buffer.alloc((BLOCK - (body.length % BLOCK)) % BLOCK);
    return [header(name, body.length, modifiedAt), body, padding];
  });
  return gzipSync(Buffer.concat([...blocks, Buffer.alloc(2 * BLOCK)]));
}

function header(name: string, size: number, modifiedAt: number): Buffer {
  if (Buffer.byteLength(name) > 99) throw new Error(`${name}: a name of at most 99 bytes`);
  const block = Buffer.alloc(BLOCK);
  const octal = (value: number, digits: number) => `${value.toString(8).padStart(digits, '0')}\0`;
  block.write(name, 0, 'utf8');
  block.write(octal(0o644, 7), 100, 'latin1');
  block.write(octal(0, 7), 108, 'latin1');
  block.write(octal(0, 7), 116, 'latin1');
  block.write(octal(size, 11), 124, 'latin1');
  block.write(octal(Math.floor(modifiedAt / 1000), 11), 136, 'latin1');
  // The checksum counts itself as eight spaces.
  block.write(' '.repeat(8), 148, 'latin1');
  block.write('0', 156, 'latin1');
  block.write('ustar\0', 257, 'latin1');
  block.write('00', 263, 'latin1');
  const sum = block.reduce((total, byte) => total + byte, 0);
  block.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148, 'latin1');
  return block;
}
