import type { OutboxEvent } from '../../flows/domain/centre.ts';
import type { Db } from './open-database.ts';

export interface OutboxStore {
  /** The oldest events that the centre does not have yet, in the order in which they were written. */
  unsent(most: number): readonly OutboxEvent[];
  /** The centre has it: with the mark, what was sealed for the centre goes from here. */
  markSent(eventId: string): void;
}

export function createOutboxStore(db: Db, now: () => number): OutboxStore {
  const waiting = db.prepare<[number], OutboxEvent>(
    `SELECT id, kind, payload, created_at AS createdAt FROM outbox WHERE sent_at IS NULL ORDER BY rowid LIMIT ?`,
  );
  const mark = db.prepare(
    `UPDATE outbox SET sent_at = ?, payload = json_replace(payload, '$.sealed', NULL)
     WHERE id = ? AND sent_at IS NULL`,
  );
  return {
    unsent: (most) => waiting.all(most),
    markSent: db.transaction((eventId: string) => {
      mark.run(now(), eventId);
    }).immediate,
  };
}
