import type { Rating } from '../../flows/queue-ticket/machine.ts';
import type { Db } from './open-database.ts';

/** An open call for help. */
export interface OpenCall {
  readonly id: string;
  readonly sessionId: string;
  readonly whom: 'volunteer' | 'operator';
  /** Milliseconds since the epoch. */
  readonly at: number;
}

/** A call for help that nobody has answered for so long is over, milliseconds. */
export const HELP_CALLS_MS = 60 * 60 * 1000;

export interface PeopleStore {
  /** Rating, outbox event and audit line in one transaction. A ticket is rated once: the first touch counts. */
  rate(rating: Rating): void;
  /** The same session is not written down twice while its call is open. */
  callHelp(sessionId: string, whom: OpenCall['whom']): OpenCall;
  /** Calls that nobody has answered since `since`, oldest first. */
  openCalls(since: number): OpenCall[];
  /** False when it was answered before. */
  answerCall(callId: string, volunteerId: string): boolean;
}

export interface PeopleDeps {
  readonly now: () => number;
  readonly newId: () => string;
  readonly toOutbox: (kind: string, payload: object) => void;
  readonly audit: (kind: string, subject: string, detail: string | null) => void;
}

export function createPeopleStore(db: Db, { now, newId, toOutbox, audit }: PeopleDeps): PeopleStore {
  const insertRating = db.prepare(
    'INSERT INTO ratings (id, ticket_id, stars, at) VALUES (?, ?, ?, ?) ON CONFLICT (ticket_id) DO NOTHING',
  );
  const insertCall = db.prepare(
    'INSERT INTO help_calls (id, session_id, whom, at) VALUES (@id, @sessionId, @whom, @at)',
  );
  const columns = 'id, session_id AS sessionId, whom, at';
  const openOf = db.prepare<[string, string], OpenCall>(
    `SELECT ${columns} FROM help_calls WHERE session_id = ? AND whom = ? AND answered_at IS NULL`,
  );
  const open = db.prepare<[number], OpenCall>(
    `SELECT ${columns} FROM help_calls WHERE answered_at IS NULL AND at >= ? ORDER BY at, rowid`,
  );
  const answer = db.prepare(
    'UPDATE help_calls SET answered_at = ?, answered_by = ? WHERE id = ? AND answered_at IS NULL',
  );

  const rate = db.transaction(({ ticketId, stars }: Rating) => {
    const id = newId();
    if (insertRating.run(id, ticketId, stars, now()).changes === 0) return;
    toOutbox('rating.given', { id, ticketId, stars, at: now() });
    audit('rating.given', ticketId, String(stars));
  });

  const callHelp = db.transaction((sessionId: string, whom: OpenCall['whom']): OpenCall => {
    const before = openOf.get(sessionId, whom);
    if (before && sessionId !== '') return before;
    const call: OpenCall = { id: newId(), sessionId, whom, at: now() };
    insertCall.run(call);
    toOutbox('help.called', call);
    audit('help.called', call.id, whom);
    return call;
  });

  const answerCall = db.transaction((callId: string, volunteerId: string): boolean => {
    if (answer.run(now(), volunteerId, callId).changes === 0) return false;
    toOutbox('help.answered', { id: callId, volunteerId, at: now() });
    audit('help.answered', callId, volunteerId);
    return true;
  });

  return {
    rate: rate.immediate,
    callHelp: callHelp.immediate,
    openCalls: (since) => open.all(since),
    answerCall: answerCall.immediate,
  };
}
