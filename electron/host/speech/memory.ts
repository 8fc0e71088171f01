/** Spoken phrases in memory, the longest unused go first. Never on a disk: they may be personal. */
export interface Memory {
  get(key: string): Int16Array | undefined;
  put(key: string, samples: Int16Array): void;
  clear(): void;
}

export function createMemory(mostBytes: number): Memory {
  const kept = new Map<string, Int16Array>();
  let bytes = 0;
  return {
    get(key) {
      const samples = kept.get(key);
      if (samples !== undefined) {
        kept.delete(key);
        kept.set(key, samples);
      }
      return samples;
    },
    put(key, samples) {
      if (samples.byteLength > mostBytes) return;
      bytes += samples.byteLength - (kept.get(key)?.byteLength ?? 0);
      kept.delete(key);
      kept.set(key, samples);
      for (const [oldest, { byteLength }] of kept) {
        if (bytes <= mostBytes) break;
        kept.delete(oldest);
        bytes -= byteLength;
      }
    },
    clear() {
      kept.clear();
      bytes = 0;
    },
  };
}
