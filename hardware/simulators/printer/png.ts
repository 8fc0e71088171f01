import { crc32, deflateSync } from 'node:zlib';

/** Rows of ink, packed eight dots to a byte, most significant first: 1 is ink. */
export interface PackedPicture {
  readonly width: number;
  readonly height: number;
  /** Each `ceil(width / 8)` bytes, undefined for a blank row. */
  readonly row: (y: number) => Uint8Array | undefined;
}

function chunk(kind: string, data: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(kind, 'latin1'), data]);
  const framed = Buffer.alloc(body.length + 8);
  framed.writeUInt32BE(data.length, 0);
  body.copy(framed, 4);
  framed.writeUInt32BE(crc32(body), body.length + 4);
  return framed;
}

/** A one-bit greyscale PNG (ISO/IEC 15948, clause 11.2.2: colour type 0, bit depth 1), ink black. */
export function encodePng({ width, height, row }: PackedPicture): Buffer {
  const stride = Math.ceil(width / 8);
  const raw = Buffer.alloc((stride + 1) * height, 0xff);
  for (let y = 0; y < height; y++) {
    const at = y * (stride + 1);
    raw[at] = 0;
    row(y)?.forEach((ink, index) => {
      raw[at + 1 + index] = ~ink & 0xff;
    });
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header[8] = 1;
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(raw, { level: 6 })),
    chunk('IEND', new Uint8Array()),
  ]);
}
