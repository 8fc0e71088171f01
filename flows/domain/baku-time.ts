/** Wall-clock time in Asia/Baku, whatever the zone of the machine. */

const parts = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Asia/Baku',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});

export interface BakuTime {
  /** `2026-11-22` */
  readonly isoDate: string;
  /** `22.11.2026`, the form of Azerbaijani documents. */
  readonly date: string;
  /** `14:05` */
  readonly time: string;
}

/** @param epochMs milliseconds since 1970-01-01T00:00Z */
export function bakuTime(epochMs: number): BakuTime {
  const field: Record<string, string> = {};
  for (const part of parts.formatToParts(epochMs)) field[part.type] = part.value;
  const { year = '', month = '', day = '', hour = '', minute = '' } = field;
  return { isoDate: `${year}-${month}-${day}`, date: `${day}.${month}.${year}`, time: `${hour}:${minute}` };
}
