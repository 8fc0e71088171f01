/** The one format of every clip: 16-bit mono PCM. */
export const SAMPLE_RATE = 22_050;

const HEADER_BYTES = 44;

/** The samples of a WAV file, null when it is none or another format. A length that lies (a pipe's) is mended. */
export function readWav(bytes: Uint8Array): Int16Array | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const word = (at: number) => String.fromCharCode(...bytes.subarray(at, at + 4));
  if (bytes.length < HEADER_BYTES || word(0) !== 'RIFF' || word(8) !== 'WAVE') return null;
  let isOurs = false;
  for (let at = 12; at + 8 <= bytes.length; ) {
    const size = view.getUint32(at + 4, true);
    const body = at + 8;
    if (word(at) === 'fmt ' && body + 16 <= bytes.length) {
      isOurs =
        view.getUint16(body, true) === 1 &&
        view.getUint16(body + 2, true) === 1 &&
        view.getUint32(body + 4, true) === SAMPLE_RATE &&
        view.getUint16(body + 14, true) === 16;
    }
    if (word(at) === 'data') {
      if (!isOurs) return null;
      const end = body + Math.min(size, bytes.length - body);
      // A copy: samples begin at an even address. `slice` of a Node Buffer would be a view of its pool.
      return new Int16Array(new Uint8Array(bytes.subarray(body, body + ((end - body) & ~1))).buffer);
    }
    at = body + size + (size % 2);
  }
  return null;
}

export function writeWav(samples: Int16Array): Uint8Array {
  const bytes = new Uint8Array(HEADER_BYTES + samples.length * 2);
  const view = new DataView(bytes.buffer);
  const put = (at: number, word: string) => {
    for (const [offset, letter] of [...word].entries()) bytes[at + offset] = letter.charCodeAt(0);
  };
  put(0, 'RIFF');
  view.setUint32(4, bytes.length - 8, true);
  put(8, 'WAVEfmt ');
  view.setUint32(16, 16, true);
  view.setUint16(20, 1, true);
  view.setUint16(22, 1, true);
  view.setUint32(24, SAMPLE_RATE, true);
  view.setUint32(28, SAMPLE_RATE * 2, true);
  view.setUint16(32, 2, true);
  view.setUint16(34, 16, true);
  put(36, 'data');
  view.setUint32(40, samples.length * 2, true);
  bytes.set(new Uint8Array(samples.buffer, samples.byteOffset, samples.byteLength), HEADER_BYTES);
  return bytes;
}
