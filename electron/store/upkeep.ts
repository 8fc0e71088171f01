import type { Db } from './open-database.ts';

/** What a technician may know of the store: counts and times, nothing of whom they are. */
export interface UpkeepStore {
  /** Events that no back office has taken yet. */
  outboxDepth(): number;
  ticketsOn(serviceDay: string): number;
  /** Milliseconds since the epoch of the newest audit line; null in an empty store. */
  newestAt(): number | null;
  /** `ok`, or what SQLite finds wrong with its file. */
  integrity(): string;
  /** The last lines of the audit trail without subject and detail, oldest first. */
  auditTrail(most: number): readonly { readonly at: number; readonly kind: string }[];
}

export function createUpkeepStore(db: Db): UpkeepStore {
  const outbox = db.prepare<[], { n: number }>('SELECT count(*) AS n FROM outbox WHERE sent_at IS NULL');
  const tickets = db.prepare<[string], { n: number }>(
    'SELECT count(*) AS n FROM tickets WHERE service_day = ?',
  );
  const newest = db.prepare<[], { at: number }>('SELECT at FROM audit ORDER BY seq DESC LIMIT 1');
  const trail = db.prepare<[number], { at: number; kind: string }>(
    'SELECT at, kind FROM audit ORDER BY seq DESC LIMIT ?',
  );
  return {
    outboxDepth: () => outbox.get()?.n ?? 0,
    ticketsOn: (serviceDay) => tickets.get(serviceDay)?.n ?? 0,
    newestAt: () => newest.get()?.at ?? null,
    integrity: () => String(db.pragma('quick_check', { simple: true })),
    auditTrail: (most) => trail.all(most).reverse(),
  };
}
