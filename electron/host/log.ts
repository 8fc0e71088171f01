import { pino } from 'pino';

/** Facts beside a log event: codes, counts and states. Never a text somebody typed, never a person's datum. */
export type LogFacts = Readonly<Record<string, string | number | boolean | null>>;

export type Log = (event: string, facts?: LogFacts) => void;

/** Keys that must not be there at all; if one ever is, its value does not reach the log. */
const NEVER = ['fin', 'name', 'surname', 'patronymic', 'document', 'card', 'mrz', 'phone', 'payload', 'text'];

/**
 * One JSON line an event.
 * @param write takes a line with its line feed
 * @param kioskId null for what runs before the configuration is read
 */
export function createLog(write: (line: string) => void, kioskId: string | null): Log {
  const logger = pino(
    {
      base: kioskId === null ? null : { kiosk: kioskId },
      messageKey: 'event',
      redact: { paths: NEVER, censor: '…' },
    },
    { write },
  );
  return (event, facts = {}) => logger.info(facts, event);
}
