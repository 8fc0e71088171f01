/** Sound as it comes out of a WAV file: one channel, between -1 and 1. */
export interface Sound {
  readonly rate: number;
  readonly samples: Float32Array<ArrayBuffer>;
}

const PCM = 1;
/** Written by programs that stream and do not know the kind's number yet. */
const EXTENSIBLE = 0xfffe;

/** 16-bit PCM, as speech comes. Null for anything else. A length that was not known when it was written is cut. */
export function soundOf(wav: Uint8Array): Sound | null {
  const view = new DataView(wav.buffer, wav.byteOffset, wav.byteLength);
  const name = (at: number): string => String.fromCharCode(...wav.subarray(at, at + 4));
  if (wav.length < 12 || name(0) !== 'RIFF' || name(8) !== 'WAVE') return null;
  let rate = 0;
  let channels = 0;
  for (let at = 12; at + 8 <= wav.length; ) {
    const length = view.getUint32(at + 4, true);
    const from = at + 8;
    if (name(at) === 'fmt ' && from + 16 <= wav.length) {
      const kind = view.getUint16(from, true);
      if ((kind !== PCM && kind !== EXTENSIBLE) || view.getUint16(from + 14, true) !== 16) return null;
      channels = view.getUint16(from + 2, true);
      rate = view.getUint32(from + 4, true);
    } else if (name(at) === 'data') {
      if (rate < 8_000 || rate > 96_000 || channels === 0) return null;
      const frame = 2 * channels;
      const samples = new Float32Array(Math.floor(Math.min(length, wav.length - from) / frame));
      for (let index = 0; index < samples.length; index += 1) {
        samples[index] = view.getInt16(from + index * frame, true) / 32_768;
      }
      return { rate, samples };
    }
    at = from + length + (length % 2);
  }
  return null;
}

export function bytesOf(base64: string): Uint8Array {
  const signs = atob(base64);
  const bytes = new Uint8Array(signs.length);
  for (let index = 0; index < bytes.length; index += 1) bytes[index] = signs.charCodeAt(index);
  return bytes;
}
