/** Lines kept in memory for a technician; the journal of the system keeps more. */
const MOST_LINES = 400;

/** Values that look like a FIN, a machine-readable line or a long number have no business in a log: masked all the same. */
const FIN = /\b(?=[A-Z0-9]*\d)(?=[A-Z0-9]*[A-HJ-NP-Z])[0-9A-HJ-NP-Z]{7}\b/g;
const MRZ = /[A-Z0-9]*<{2,}[A-Z0-9<]*/g;

export function scrubbed(line: string): string {
  return line.replace(MRZ, '…').replace(FIN, '…');
}

export interface RecentLog {
  /** One JSON line of the log. */
  note(line: string): void;
  /** As they were written, oldest first, scrubbed. */
  lines(): readonly string[];
  /** For the screen: `10:42:07 printer state=no-paper`, newest first. */
  readable(): readonly string[];
}

export function createRecentLog(): RecentLog {
  const kept: string[] = [];
  return {
    note(line) {
      kept.push(scrubbed(line));
      if (kept.length > MOST_LINES) kept.shift();
    },
    lines: () => [...kept],
    readable: () => kept.map(readableLine).reverse(),
  };
}

/** Facts that stand in every line and say nothing. */
const UNSAID = new Set(['level', 'time', 'kiosk', 'event']);

function readableLine(line: string): string {
  let facts: Record<string, unknown>;
  try {
    facts = JSON.parse(line) as Record<string, unknown>;
  } catch {
    return line;
  }
  // Baku is four hours ahead all year.
  const time = new Date(Number(facts.time) + 4 * 60 * 60 * 1000).toISOString().slice(11, 19);
  const said = Object.entries(facts)
    .filter(([key, value]) => !UNSAID.has(key) && value !== null)
    .map(([key, value]) => `${key}=${shortened(String(value))}`);
  return [time, String(facts.event), ...said].join(' ');
}

/** Ids of 36 letters fill a line and are of no use on it. */
function shortened(value: string): string {
  return value.length > 24 ? `${value.slice(0, 8)}…` : value;
}
