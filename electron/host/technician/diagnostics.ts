import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ServiceFact } from '../../../flows/contract.ts';
import { bakuTime } from '../../../flows/domain/baku-time.ts';
import type { DeviceSight } from '../../../flows/technician/technician.ts';
import type { Config } from '../config/schema.ts';
import { scrubbed } from './recent-log.ts';
import { type ArchiveFile, tarGz } from './tar.ts';

/** What an archive is made from; nothing of it leads to a citizen. */
export interface DiagnosticsSource {
  readonly now: number;
  readonly version: string;
  readonly config: Config;
  /** As the touch screen has changed them. */
  readonly devicesInForce: Config['devices'];
  readonly devices: readonly DeviceSight[];
  readonly facts: readonly ServiceFact[];
  /** JSON lines, oldest first. */
  readonly log: readonly string[];
  /** When and what, never whom. */
  readonly audit: readonly { readonly at: number; readonly kind: string }[];
  /** What SQLite says of its own file; null when the store is not open. */
  readonly integrity: string | null;
}

/** The files of an archive. Names of people and hashes of PINs are left out, and every text is scrubbed once more. */
export function diagnosticFiles(source: DiagnosticsSource): readonly ArchiveFile[] {
  const { volunteers, technician, ...config } = source.config;
  const json = (value: unknown) => `${JSON.stringify(value, null, 2)}\n`;
  const files: ArchiveFile[] = [
    {
      name: 'kiosk.json',
      text: json({
        ...config,
        devices: source.devicesInForce,
        volunteers: volunteers.map(({ id }) => ({ id })),
        technician: { ...technician, people: technician.people.map(({ id }) => ({ id })) },
      }),
    },
    {
      name: 'versions.json',
      text: json({
        kiosk: source.version,
        node: process.versions.node,
        sqlite: process.versions.sqlite ?? null,
        platform: `${process.platform} ${process.arch}`,
        madeAt: new Date(source.now).toISOString(),
      }),
    },
    { name: 'devices.json', text: json(source.devices) },
    { name: 'facts.json', text: json(source.facts) },
    { name: 'store.json', text: json({ integrity: source.integrity }) },
    { name: 'log.jsonl', text: source.log.map((line) => `${line}\n`).join('') },
    { name: 'audit.jsonl', text: source.audit.map((line) => `${JSON.stringify(line)}\n`).join('') },
  ];
  return files.map(({ name, text }) => ({ name, text: scrubbed(text) }));
}

export type SavedArchive =
  | { readonly ok: true; readonly file: string }
  | { readonly ok: false; readonly code: string };

/** `dost-K1-20261122-1405.tar.gz` in a folder, forced to the disk: the stick may be pulled when this returns. */
export function saveArchive(folder: string, source: DiagnosticsSource): SavedArchive {
  const { isoDate, time } = bakuTime(source.now);
  const file = `dost-${source.config.kioskId}-${isoDate.replaceAll('-', '')}-${time.replace(':', '')}.tar.gz`;
  const beside = join(folder, `${file}.part`);
  try {
    const opened = openSync(beside, 'w');
    try {
      // Goes on after a short write: on a stick that is nearly full a part of it alone would count as written.
      writeFileSync(opened, tarGz(diagnosticFiles(source), source.now));
      fsyncSync(opened);
    } finally {
      closeSync(opened);
    }
    renameSync(beside, join(folder, file));
    return { ok: true, file };
  } catch (error) {
    remove(beside);
    if (error instanceof Error && 'code' in error) return { ok: false, code: String(error.code) };
    throw error;
  }
}

/** A part of an archive helps nobody, and takes the room that the next attempt needs. */
function remove(file: string): void {
  try {
    rmSync(file, { force: true });
  } catch {
    // The stick is gone, or cannot be written at all.
  }
}
