import type { TransportFault, TransportResult } from './transport.ts';

export const DONE: TransportResult = { ok: true };

export function failed(fault: TransportFault): TransportResult {
  return { ok: false, fault };
}

/** Which fault an error of the system means while a line is being opened. */
export function openFault(error: unknown): TransportFault {
  const [code, detail] = explain(error);
  switch (code) {
    case 'EACCES':
    case 'EPERM':
      return { kind: 'denied', detail };
    case 'EBUSY':
    case 'EAGAIN':
    case 'EWOULDBLOCK':
      return { kind: 'busy', detail };
    default:
      // serialport gives its errors no code, only a text.
      if (/permission denied/i.test(detail)) return { kind: 'denied', detail };
      if (/cannot lock|resource (busy|temporarily)/i.test(detail)) return { kind: 'busy', detail };
      return { kind: 'absent', detail };
  }
}

/** Any error of an open line means that it is gone. */
export function lostFault(error: unknown): TransportFault {
  return { kind: 'lost', detail: explain(error)[1] };
}

export function codeOf(error: unknown): string {
  return explain(error)[0];
}

function explain(error: unknown): [code: string, detail: string] {
  if (!(error instanceof Error)) return ['', String(error)];
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  return [code, error.message];
}

/** A set of listeners; adding one returns the way to remove it. */
export function listeners<T>(): { add(listener: (value: T) => void): () => void; emit(value: T): void } {
  const all = new Set<(value: T) => void>();
  return {
    add(listener) {
      all.add(listener);
      return () => all.delete(listener);
    },
    emit(value) {
      for (const listener of [...all]) listener(value);
    },
  };
}

/** Splits into pieces of at most `size` bytes, without copying. */
export function* chunks(bytes: Uint8Array, size: number): Generator<Uint8Array> {
  for (let start = 0; start < bytes.length; start += size) yield bytes.subarray(start, start + size);
}

/** Waits for `work`, or answers `'stalled'` after `timeoutMs`. */
export async function withStall<T>(work: Promise<T>, timeoutMs: number): Promise<T | 'stalled'> {
  let timer: NodeJS.Timeout | undefined;
  const stall = new Promise<'stalled'>((resolve) => {
    timer = setTimeout(() => resolve('stalled'), timeoutMs);
  });
  try {
    return await Promise.race([work, stall]);
  } finally {
    clearTimeout(timer);
  }
}
