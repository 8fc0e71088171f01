import type { TFunction } from 'i18next';
import type { Locale } from '../../flows/contract.ts';
import { bakuTime } from '../../flows/domain/baku-time.ts';
import { HELP_CALLS_MS } from '../store/people.ts';
import { type PeopleReader, readPeople } from '../store/read-people.ts';
import { EXIT } from './exit.ts';

export interface PeopleTodayDeps {
  /** Of the kiosk's database. */
  readonly folder: string;
  readonly locale: Locale;
  readonly now: () => number;
  readonly say: (line: string) => void;
  readonly complain: (line: string) => void;
}

/** Lists the calls for help that nobody has answered. */
export function tellCalls(deps: PeopleTodayDeps, words: TFunction): number {
  return reading(deps, words, (people) => {
    const calls = people.openCalls(deps.now() - HELP_CALLS_MS);
    deps.say(words(calls.length > 0 ? 'calls.open' : 'calls.none'));
    for (const { whom, at } of calls) deps.say(`  ${words(`calls.${whom}`, { time: bakuTime(at).time })}`);
  });
}

/** Says how many ratings were given today, and their mean. */
export function tellRatings(deps: PeopleTodayDeps, words: TFunction): number {
  return reading(deps, words, (people) => {
    const { date, isoDate } = bakuTime(deps.now());
    const { given, mean } = people.ratingsOn(isoDate);
    if (mean === null) return deps.say(words('ratings.none', { date }));
    const shown = new Intl.NumberFormat(deps.locale, { maximumFractionDigits: 1 }).format(mean);
    deps.say(words('ratings.today', { date, given, mean: shown }));
  });
}

function reading(
  { folder, complain }: PeopleTodayDeps,
  words: TFunction,
  tell: (people: PeopleReader) => void,
): number {
  const read = readPeople(folder, tell);
  if (read.ok) return EXIT.done;
  complain(words('noStore', { folder, code: read.code }));
  return EXIT.notDone;
}
