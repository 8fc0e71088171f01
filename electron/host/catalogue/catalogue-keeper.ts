import { existsSync, mkdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import type { Catalogue, CatalogueData } from '../../../assets/catalogue/schema.ts';
import type { Ticket } from '../../../flows/domain/ticket.ts';
import { watchFolder } from '../../../hardware/ports/watch-folder.ts';
import type { Clock } from '../clock.ts';
import { writeWhole } from '../technician/settings-file.ts';
import {
  CATALOGUE_FILES,
  CATALOGUE_PARTS,
  type CataloguePart,
  type CatalogueTexts,
} from './catalogue-files.ts';
import type { Finding } from './finding.ts';
import { CatalogueError } from './load-catalogue.ts';
import { parseCatalogue } from './parse-catalogue.ts';
import { readCatalogue } from './read-catalogue.ts';
import { sameNumber } from './same-number.ts';
import { compareVersions } from './version-order.ts';

/** Where a catalogue came from: it shipped with the kiosk, was taken before, lay in the folder, or was sent. */
export type CatalogueOrigin = 'built-in' | 'kept' | 'folder' | 'centre';

export type CatalogueNews =
  | {
      readonly kind: 'taken';
      readonly from: CatalogueOrigin;
      readonly number: string;
      /** False where it could not be written down: a restart will not know it. */
      readonly kept: boolean;
    }
  | {
      readonly kind: 'refused';
      readonly from: CatalogueOrigin;
      readonly findings: readonly Finding[];
      /** The version that goes on. */
      readonly number: string;
    };

/** What came of a catalogue that was offered. */
export type CatalogueOffer = CatalogueNews | { readonly kind: 'same' };

export interface CatalogueKeeper {
  /** The catalogue in force; a flow asks once and keeps what it got. */
  current(): Catalogue;
  /** The newest one that has the names of a ticket: it may have been given under an older version. */
  knowing(ticket: Pick<Ticket, 'direction' | 'services'>): Catalogue;
  /** Checks a catalogue whole and takes it, or refuses it whole while the present one goes on. */
  offer(texts: CatalogueTexts, from: CatalogueOrigin): CatalogueOffer;
  /** Tells the news, those of before first. One listener. */
  follow(listener: (news: CatalogueNews) => void): void;
  close(): void;
}

export interface CatalogueKeeperDeps {
  /** The folder that ships with the kiosk. */
  readonly builtIn: string;
  /** The folder where new versions are put, null for none. It may come later. */
  readonly folder: string | null;
  /** The file where the version in force is kept over a restart. */
  readonly keptIn: string;
  /** What this kiosk's configuration names and a catalogue lacks. */
  readonly lacks: (catalogue: Catalogue) => readonly Finding[];
  readonly clock: Clock;
}

/** Beside the store. */
export const KEPT_FILE = 'catalogue.json';
/** A folder that is being copied into is looked at when it has been quiet for so long, milliseconds. */
const QUIET_MS = 500;
/** Folders in a network tell nothing when they change, milliseconds. */
const LOOK_AGAIN_MS = 60_000;
/** Tickets outlive a version by hours, not by more versions than these. */
const MOST_VERSIONS = 3;

const keptSchema = z.strictObject(
  Object.fromEntries(CATALOGUE_PARTS.map((part) => [CATALOGUE_FILES[part], z.string()])),
);

/**
 * Opens the catalogue in force: the built-in one, or the newer one that was taken last, or what lies in the folder.
 * Throws {@link CatalogueError} for a built-in catalogue that is broken: then there is nothing to go on with.
 */
export function openCatalogue(deps: CatalogueKeeperDeps): CatalogueKeeper {
  const { clock, folder } = deps;
  const unheard: CatalogueNews[] = [];
  let listener: ((news: CatalogueNews) => void) | null = null;
  const tell = <T extends CatalogueNews>(news: T): T => {
    if (listener) listener(news);
    else unheard.push(news);
    return news;
  };

  const builtIn = readCatalogue(deps.builtIn);
  if (!builtIn.ok) throw new CatalogueError(builtIn.findings);
  const shipped = parseCatalogue(builtIn.texts);
  if (!shipped.ok) throw new CatalogueError(shipped.findings);
  let data: CatalogueData = shipped.data;
  let versions: readonly Catalogue[] = [shipped.catalogue];
  const current = () => versions[0] ?? shipped.catalogue;

  const refuse = (from: CatalogueOrigin, findings: readonly Finding[]) =>
    tell({ kind: 'refused', from, findings, number: data.version.number });

  const offer: CatalogueKeeper['offer'] = (texts, from) => {
    const parsed = parseCatalogue(texts);
    if (!parsed.ok) return refuse(from, parsed.findings);
    if (isDeepStrictEqual(parsed.data, data)) return { kind: 'same' };
    const used = sameNumber(parsed.data, data) ?? olderThan(parsed.data, shipped.data);
    if (used) return refuse(from, [used]);
    const lacks = deps.lacks(parsed.catalogue);
    if (lacks.length > 0) return refuse(from, lacks);
    const { number } = parsed.data.version;
    data = parsed.data;
    versions = [parsed.catalogue, ...versions].slice(0, MOST_VERSIONS);
    return tell({ kind: 'taken', from, number, kept: from === 'kept' || keep(deps.keptIn, texts) });
  };

  const kept = readKept(deps.keptIn);
  if (kept.kind === 'broken') refuse('kept', [unreadable(deps.keptIn)]);
  // A kiosk that was renewed meanwhile has brought a newer one with it.
  if (kept.kind === 'read' && isNewer(kept.texts.version, data.version.number)) offer(kept.texts, 'kept');

  let lastSigns = '';
  const look = () => {
    if (folder === null) return;
    const signs = signsOf(folder);
    if (signs === lastSigns) return;
    lastSigns = signs;
    // Nothing was put there yet.
    if (signs === NO_FILES) return;
    const read = readCatalogue(folder);
    if (read.ok) offer(read.texts, 'folder');
    else refuse('folder', read.findings);
  };
  look();

  let quiet: unknown = null;
  let again: unknown = null;
  const stopWatching =
    folder === null
      ? null
      : watchFolder(folder, { ...clock, now: clock.monotonic }, () => {
          clock.clearTimeout(quiet);
          quiet = clock.setTimeout(look, QUIET_MS);
        });
  const lookAgain = () => {
    look();
    again = clock.setTimeout(lookAgain, LOOK_AGAIN_MS);
  };
  if (folder !== null) again = clock.setTimeout(lookAgain, LOOK_AGAIN_MS);

  return {
    current,
    knowing: ({ direction, services: wanted }) =>
      versions.find(
        ({ directions, services }) =>
          (direction === null || directions.some(({ code }) => code === direction)) &&
          wanted.every((service) => services.some(({ code }) => code === service)),
      ) ?? current(),
    offer,
    follow(next) {
      listener = next;
      for (const news of unheard.splice(0)) next(news);
    },
    close() {
      stopWatching?.();
      clock.clearTimeout(quiet);
      clock.clearTimeout(again);
    },
  };
}

/** What was put there for the kiosk as it was before it was renewed would take away what came with that. */
function olderThan(offered: CatalogueData, shipped: CatalogueData): Finding | null {
  const found = offered.version.number;
  const expected = shipped.version.number;
  if (compareVersions(found, expected) >= 0) return null;
  return {
    file: 'version.json',
    line: null,
    entry: null,
    field: 'number',
    what: 'older',
    detail: { found, expected },
  };
}

const NO_FILES = CATALOGUE_PARTS.map(() => '-').join();

/** Changes whenever a file of the folder does. */
function signsOf(folder: string): string {
  return CATALOGUE_PARTS.map((part) => {
    const stat = statSync(join(folder, CATALOGUE_FILES[part]), { throwIfNoEntry: false });
    return stat ? `${stat.ino}/${stat.size}/${stat.mtimeMs}` : '-';
  }).join();
}

type Kept =
  | { readonly kind: 'none' }
  | { readonly kind: 'broken' }
  | { readonly kind: 'read'; readonly texts: CatalogueTexts };

/** The version that was taken last, for a command line beside the kiosk too. */
export function readKept(path: string): Kept {
  if (!existsSync(path)) return { kind: 'none' };
  try {
    const files: Readonly<Record<string, string>> = keptSchema.parse(JSON.parse(readFileSync(path, 'utf8')));
    const texts = Object.fromEntries(
      CATALOGUE_PARTS.map((part) => [part, files[CATALOGUE_FILES[part]] ?? '']),
    );
    return { kind: 'read', texts: texts as Record<CataloguePart, string> };
  } catch {
    return { kind: 'broken' };
  }
}

/** In one file, so that a power cut leaves the old version or the new one. */
function keep(path: string, texts: CatalogueTexts): boolean {
  const files = Object.fromEntries(CATALOGUE_PARTS.map((part) => [CATALOGUE_FILES[part], texts[part]]));
  try {
    mkdirSync(dirname(path), { recursive: true });
    writeWhole(path, `${JSON.stringify(files)}\n`);
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error) return false;
    throw error;
  }
}

/** A version that cannot be read is offered all the same, so that its refusal is told. */
export function isNewer(versionText: string, than: string): boolean {
  try {
    const { number }: { number?: unknown } = JSON.parse(versionText);
    return typeof number !== 'string' || compareVersions(number, than) > 0;
  } catch {
    return true;
  }
}

function unreadable(path: string): Finding {
  const nowhere = { line: null, entry: null, field: null };
  return { file: path, ...nowhere, what: 'unreadable', detail: {} };
}
