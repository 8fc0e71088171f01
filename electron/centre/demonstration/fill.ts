import { makeApplications } from './applications.ts';
import type { DemonstrationDb } from './database.ts';
import { finOf, makePeople } from './people.ts';

/** What of the catalogue the made-up lives are about. */
export interface Matters {
  /** Codes of services, with the direction of each. */
  readonly services: readonly { readonly code: string; readonly direction: string }[];
  /** Codes of those that come without an application. */
  readonly proactive: readonly string[];
}

/** Everybody whom the demonstration knows, and what was going on before the first event. */
export function fill(
  db: DemonstrationDb,
  { services, proactive }: Matters,
  who: (fin: string) => string,
): void {
  const person = db.prepare(
    'INSERT INTO people (fin, surname, name, patronymic, birth, areas) VALUES (@fin, @surname, @name, @patronymic, @birth, @areas)',
  );
  const document = db.prepare('INSERT INTO documents (number, fin) VALUES (?, ?)');
  const care = db.prepare('INSERT INTO care (fin, whom) VALUES (?, ?)');
  const application = db.prepare(
    `INSERT INTO applications (receipt, who, service, days_ago, state, wanted)
     VALUES (@receipt, @who, @service, @daysAgo, @state, @wanted)`,
  );
  const notice = db.prepare('INSERT INTO notices (id, fin, service, days_ago) VALUES (?, ?, ?, ?)');

  const people = makePeople();
  for (const { documents, inCare: _, areas, ...one } of people) {
    person.run({ ...one, areas: JSON.stringify(areas) });
    for (const number of documents) document.run(number, one.fin);
  }
  for (const { fin, inCare } of people) for (const whom of inCare) care.run(fin, whom);
  for (const { fin, wanted, ...one } of makeApplications(services.map(({ code }) => code)))
    application.run({ ...one, who: who(fin), wanted: JSON.stringify(wanted) });
  for (const [at, service] of proactive.entries()) {
    // Two for the specimen's holder, else one for every tenth.
    notice.run(`DEM-N${at + 1}`, at < 2 ? finOf(1) : finOf(at * 10), service, 1 + at);
  }
}
