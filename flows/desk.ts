import type { Catalogue } from '../assets/catalogue/schema.ts';
import type { Centre } from './domain/centre.ts';
import type { Keeping, Kept, NewRecord, OwnRecord, Recorded, TakingUp } from './domain/record.ts';
import type { Sheet } from './domain/sheet.ts';

/** The world as the flows of self-service may touch it. */
export interface DeskDeps {
  /** As it is now: a flow keeps the one that it began with. */
  readonly catalogue: () => Catalogue;
  readonly centre: Centre;
  /** Writes a fact down. The same `requestId` gives the same record. */
  readonly record: (record: NewRecord) => Promise<Recorded>;
  /** A record of this kiosk by its receipt number; null for a number of another. Absent: the kiosk cannot look it up. */
  readonly recordOf?: (number: string) => Promise<OwnRecord | null>;
  /** Puts a half-done form aside. */
  readonly keep: (kept: Kept, sessionId: string) => Promise<Keeping>;
  readonly takeUp: (code: string) => Promise<TakingUp>;
  /** Prints a sheet, or prints it again when the citizen asks; news of it come as `sheet`. */
  readonly printSheet: (sheetId: string, sheet: Sheet, sessionId: string) => void;
  readonly newId: () => string;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
}
