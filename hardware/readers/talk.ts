import type { Transport } from '../transports/transport.ts';

/** What a reader made of something that was said to it. */
export type Answer =
  | 'well'
  /** It answers, and will not. */
  | 'refused'
  /** Something came, and was no answer: wrong speed, worn cable. */
  | 'unreadable'
  | 'silent';

/** What can be said to a reader whose line is open. */
export interface Talk {
  /** Asks whether it is there, and makes it ready to read. Left out where a reader cannot be asked. */
  ask?(): Promise<Answer>;
  /** Looks for something to read from now on, or no more. */
  trigger(on: boolean): Promise<Answer>;
  /** A reader gives up after so long, in milliseconds, and must be told again; null where it does not. */
  readonly renewMs: number | null;
}

/** The bytes that make a reader look and stop looking. */
export interface TriggerBytes {
  readonly on: Uint8Array;
  readonly off: Uint8Array;
  readonly renewMs: number | null;
}

export const WRITE_STALL_MS = 500;

/** The talk of a reader that takes orders and answers none; null for one that always looks. */
export function oneWayTalk(transport: Transport, trigger: TriggerBytes | null): Talk {
  if (!trigger) return { renewMs: null, trigger: async () => 'well' };
  return {
    renewMs: trigger.renewMs,
    async trigger(on) {
      const { ok } = await transport.write(on ? trigger.on : trigger.off, WRITE_STALL_MS);
      return ok ? 'well' : 'silent';
    },
  };
}
