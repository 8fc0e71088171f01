import { createHmac } from 'node:crypto';
import { bakuTime } from '../../../flows/domain/baku-time.ts';
import type {
  Application,
  Appointment,
  AppointmentQuestion,
  CentreAnswer,
  Identity,
  OutboxEvent,
  Reference,
  ReferenceArea,
  UnguardedCentre,
} from '../../../flows/domain/centre.ts';
import { receiptNumber } from '../../../flows/domain/receipt.ts';
import { publicHalf, unseal } from '../sealed-box.ts';
import { appointmentsOn, type MadeUpAppointment, midnight, specimenAppointment } from './appointments.ts';
import { type DemonstrationDb, openDemonstrationDb } from './database.ts';
import { fill, type Matters } from './fill.ts';
import madeUp from './made-up.json' with { type: 'json' };
import { SPECIMEN_FIN } from './people.ts';

export interface DemonstrationDeps extends Matters {
  readonly dataDir: string;
  /** Part of the name of a file that is set aside. */
  readonly stamp: string;
  /** The private half of the key that the kiosk seals for: PKCS #8, PEM. */
  readonly privateKey: string;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
}

export interface DemonstrationCentre extends UnguardedCentre {
  close(): void;
}

interface PersonRow {
  readonly fin: string;
  readonly surname: string;
  readonly name: string;
  readonly patronymic: string;
  readonly birth: string;
  /** JSON */
  readonly areas: string;
}

interface AppointmentRow {
  readonly id: string;
  readonly number: string;
  readonly at: number;
  readonly service: string;
  readonly state: Appointment['state'];
  readonly elsewhere: 0 | 1;
}

const DAY_MS = 24 * 60 * 60 * 1000;
/** Today and the days to come that have appointments. */
const DAYS_AHEAD = 6;
/** Somebody who took a number this long ago has been called. */
const WAITING_MS = 45 * 60_000;
/** Hour of the working day at which everything of past days happened. */
const AT_ELEVEN_MS = 11 * 60 * 60 * 1000;
const UNKNOWN = { ok: false, why: 'unknown' } as const;

/**
 * A centre with two hundred made-up people, inside the kiosk: everything that a centre can answer can be shown without
 * one. What it says is the same at each start, and moves with the day.
 * @throws what SQLite throws where nothing can be written
 */
export function openDemonstrationCentre(deps: DemonstrationDeps): DemonstrationCentre {
  const { now, privateKey, services, proactive } = deps;
  // Of a visitor's FIN nothing stands on the disk but this.
  const who = (fin: string) => createHmac('sha256', privateKey).update(fin).digest('base64url');
  const db = openDemonstrationDb(deps.dataDir, deps.stamp, (fresh) =>
    fill(fresh, { services, proactive }, who),
  );
  const people = createPeople(db);
  const appointments = createAppointments(db, deps);
  const applications = createApplications(db, { now, who });
  const references = createReferences(db, { now, who });
  const mail = createMail(db, { privateKey, appointments, applications });
  const notices = db.prepare<[string], { id: string; service: string; daysAgo: number }>(
    'SELECT id, service, days_ago AS daysAgo FROM notices WHERE fin = ? ORDER BY days_ago',
  );

  const answer = async <T>(value: T | null): Promise<CentreAnswer<T>> =>
    value === null ? UNKNOWN : { ok: true, value };

  return {
    isDemonstration: true,
    sealingKey: publicHalf(privateKey),
    person: async (question) => {
      const row = people.of(question);
      if (!row) return UNKNOWN;
      const { areas: _, ...person } = row;
      return answer({ ...person, inCare: people.inCareOf(row.fin) });
    },
    appointments: async (question) => {
      const found = appointments.find(question);
      return found.length === 0 ? UNKNOWN : answer(found);
    },
    application: async ({ receipt, fin }) => answer(applications.find(receipt, fin)),
    reference: async ({ area, requestId, ...identity }) => {
      const row = people.of(identity);
      const has = row && (JSON.parse(row.areas) as ReferenceArea[]).includes(area);
      return has ? answer(references.make(row, area, requestId)) : UNKNOWN;
    },
    notices: async (question) => {
      const row = people.of(question);
      if (!row) return UNKNOWN;
      return answer(
        notices
          .all(row.fin)
          .map(({ id, service, daysAgo }) => ({ id, service, assignedAt: dayBefore(now(), daysAgo) })),
      );
    },
    submit: async (event) => {
      mail.take(event);
      return { ok: true, value: null };
    },
    queues: async () => answer(mail.waitingSince(now() - WAITING_MS)),
    close: () => {
      db.close();
    },
  };
}

function createPeople(db: DemonstrationDb) {
  const find = db.prepare<[string, string], PersonRow>(
    `SELECT p.* FROM people p JOIN documents d ON d.fin = p.fin WHERE p.fin = ? AND d.number = ?`,
  );
  const inCare = db.prepare<[string], { fin: string; name: string }>(
    `SELECT p.fin, p.surname || ' ' || p.name AS name FROM care c JOIN people p ON p.fin = c.whom WHERE c.fin = ?`,
  );
  return {
    /** Undefined when there is nobody, or the document is somebody else's. */
    of: ({ fin, documentNumber }: Identity) => find.get(fin, documentNumber),
    inCareOf: (fin: string) => inCare.all(fin),
  };
}

function createAppointments(
  db: DemonstrationDb,
  { now, services }: Pick<DemonstrationDeps, 'now' | 'services'>,
) {
  const directions = new Map(services.map(({ code, direction }) => [code, direction]));
  const codes = [...directions.keys()];
  const newDay = db.prepare('INSERT OR IGNORE INTO days (day) VALUES (?)');
  const insert = db.prepare(
    `INSERT OR IGNORE INTO appointments (id, code, number, fin, at, service, state, elsewhere)
     VALUES (@id, @code, @number, @fin, @at, @service, @state, @elsewhere)`,
  );
  const specimen = db.prepare<[string], { at: number }>('SELECT at FROM appointments WHERE fin = ?');
  const dropSpecimen = db.prepare('DELETE FROM appointments WHERE fin = ?');
  const columns = 'SELECT id, number, at, service, state, elsewhere FROM appointments';
  const by = {
    code: db.prepare<[string], AppointmentRow>(`${columns} WHERE code = ? ORDER BY at`),
    number: db.prepare<[string], AppointmentRow>(`${columns} WHERE number = ? ORDER BY at`),
    fin: db.prepare<[string], AppointmentRow>(`${columns} WHERE fin = ? ORDER BY at`),
  };
  const checkIn = db.prepare(
    "UPDATE appointments SET state = 'checked-in' WHERE id = ? AND state = 'booked'",
  );

  const add = (one: MadeUpAppointment) => insert.run({ ...one, elsewhere: one.elsewhere ? 1 : 0 });
  /** What was not made yet: the days up to the last one that has any, and the specimen's next. */
  const keepUp = db.transaction(() => {
    for (let ahead = 0; ahead <= DAYS_AHEAD; ahead++) {
      const day = bakuTime(now() + ahead * DAY_MS).isoDate;
      if (newDay.run(day).changes > 0) for (const one of appointmentsOn(day, codes)) add(one);
    }
    const [last] = specimen.all(SPECIMEN_FIN);
    if (last && last.at >= now()) return;
    dropSpecimen.run(SPECIMEN_FIN);
    const [service = ''] = codes;
    add(specimenAppointment(now(), service));
  });

  return {
    find: (question: AppointmentQuestion): readonly Appointment[] => {
      keepUp.immediate();
      return rowsOf(question).map(({ elsewhere, ...row }) => ({
        ...row,
        direction: directions.get(row.service) ?? '',
        elsewhere: elsewhere === 1 ? madeUp.elsewhere : null,
      }));
    },
    checkIn: (id: string) => checkIn.run(id),
  };

  function rowsOf(question: AppointmentQuestion): AppointmentRow[] {
    switch (question.by) {
      case 'code':
        return by.code.all(question.code);
      case 'number':
        return by.number.all(question.number);
      case 'fin':
        return by.fin.all(question.fin);
    }
  }
}

function createApplications(
  db: DemonstrationDb,
  { now, who }: { readonly now: () => number; readonly who: (fin: string) => string },
) {
  const find = db.prepare<
    [string, string],
    {
      receipt: string;
      service: string | null;
      filedAt: number | null;
      daysAgo: number | null;
      state: Application['state'];
      wanted: string;
    }
  >(
    `SELECT receipt, service, filed_at AS filedAt, days_ago AS daysAgo, state, wanted FROM applications
     WHERE receipt = ? AND who = ?`,
  );
  const insert = db.prepare(
    `INSERT OR IGNORE INTO applications (receipt, who, service, filed_at, state, wanted)
     VALUES (?, ?, ?, ?, 'received', '[]')`,
  );
  return {
    find: (receipt: string, fin: string): Application | null => {
      const row = find.get(receipt, who(fin));
      if (!row) return null;
      const { filedAt, daysAgo, wanted, ...application } = row;
      return {
        ...application,
        filedAt: filedAt ?? dayBefore(now(), daysAgo ?? 0),
        wanted: JSON.parse(wanted) as string[],
      };
    },
    add: (receipt: string, fin: string, service: string | null, filedAt: number) =>
      insert.run(receipt, who(fin), service, filedAt),
  };
}

function createReferences(
  db: DemonstrationDb,
  { now, who }: { readonly now: () => number; readonly who: (fin: string) => string },
) {
  const insert = db.prepare(
    'INSERT OR IGNORE INTO reference_papers (request_id, who, area, issued_at) VALUES (?, ?, ?, ?)',
  );
  const find = db.prepare<[string, string, string], { seq: number; issuedAt: number }>(
    'SELECT seq, issued_at AS issuedAt FROM reference_papers WHERE request_id = ? AND who = ? AND area = ?',
  );
  return {
    /** The same request gives the same paper; null when it was somebody else's. */
    make: (person: PersonRow, area: ReferenceArea, requestId: string): Reference | null => {
      insert.run(requestId, who(person.fin), area, now());
      const row = find.get(requestId, who(person.fin), area);
      if (!row) return null;
      const { reference } = madeUp;
      const [year, month, day] = person.birth.split('-');
      return {
        number: receiptNumber('D1R', row.seq),
        verificationCode: `D1R${String(row.seq).padStart(9, '0')}`,
        issuedAt: row.issuedAt,
        area,
        lines: [
          { label: reference.name, value: `${person.surname} ${person.name} ${person.patronymic}` },
          { label: reference.fin, value: person.fin },
          { label: reference.birth, value: `${day}.${month}.${year}` },
          ...reference.areas[area],
        ],
      };
    },
  };
}

/** What the kiosk hands over. */
function createMail(
  db: DemonstrationDb,
  {
    privateKey,
    appointments,
    applications,
  }: {
    readonly privateKey: string;
    readonly appointments: Pick<ReturnType<typeof createAppointments>, 'checkIn'>;
    readonly applications: Pick<ReturnType<typeof createApplications>, 'add'>;
  },
) {
  const insert = db.prepare(
    'INSERT OR IGNORE INTO events (id, kind, payload, created_at, opened) VALUES (?, ?, ?, ?, ?)',
  );
  const waiting = db.prepare<[number], { series: string; waiting: number }>(
    `SELECT json_extract(payload, '$.series') AS series, count(*) AS waiting FROM events
     WHERE kind = 'ticket.issued' AND created_at >= ? GROUP BY series ORDER BY series`,
  );

  /** With what was sealed, where there is any and it opens. */
  const opened = (payload: RecordPayload): SealedContent | null => {
    const { id, kind, sealed } = payload;
    const content = typeof sealed === 'string' ? unseal(sealed, privateKey, `${id} ${kind}`) : null;
    return typeof content === 'object' ? content : null;
  };

  const actOn = (
    { kind, createdAt }: OutboxEvent,
    payload: RecordPayload,
    content: ReturnType<typeof opened>,
  ) => {
    const appointment = kind === 'ticket.issued' ? payload.appointment : payload.open?.appointment;
    if (typeof appointment === 'string') appointments.checkIn(appointment);
    const fin = content?.identity?.fin;
    if (kind === 'record.application' && typeof fin === 'string' && payload.number)
      applications.add(payload.number, fin, payload.service ?? null, createdAt);
  };

  return {
    /** The same id twice is taken once. A box that it cannot open is kept closed: nothing is refused, so nothing waits behind it. */
    take: db.transaction((event: OutboxEvent) => {
      const payload = JSON.parse(event.payload) as RecordPayload;
      const content = opened(payload);
      const isOpen = payload.sealed == null || content !== null;
      const { changes } = insert.run(event.id, event.kind, event.payload, event.createdAt, isOpen ? 1 : 0);
      if (changes > 0) actOn(event, payload, content);
    }).immediate,
    waitingSince: (since: number) => waiting.all(since),
  };
}

/** Of an event: a record, a ticket, or something that nobody here acts on. */
interface RecordPayload {
  readonly id?: string;
  readonly kind?: string;
  readonly number?: string;
  readonly service?: string | null;
  readonly open?: { readonly appointment?: unknown };
  readonly sealed?: string | null;
  readonly appointment?: string;
}

/** What the kiosk seals of one who has said who they are. */
interface SealedContent {
  readonly identity?: { readonly fin?: unknown } | null;
}

/** Eleven o'clock so many days before. */
function dayBefore(now: number, days: number): number {
  const at = midnight(bakuTime(now - days * DAY_MS).isoDate) + AT_ELEVEN_MS;
  // Nothing was filed later than now.
  return Math.min(at, now);
}
