import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDatabase } from '../../electron/store/open-database.ts';
import { createStore, type Store } from '../../electron/store/store.ts';
import { NOON } from './tickets.ts';

/** An empty folder that is gone when `dispose` is called. */
export function temporaryFolder(): { readonly path: string; dispose(): void } {
  const path = mkdtempSync(join(tmpdir(), 'kiosk-'));
  return { path, dispose: () => rmSync(path, { recursive: true, force: true }) };
}

/** A store on a real file, its clock in the hand. */
export function openTestStore(dir: string, clock = { now: NOON }): { store: Store; clock: { now: number } } {
  const opened = openDatabase(dir, 'test');
  if (!opened.ok) throw new Error(opened.detail);
  let ids = 0;
  const newId = () => `ID-${clock.now}-${++ids}-${process.hrtime.bigint()}`;
  return { store: createStore(opened.db, { now: () => clock.now, newId }), clock };
}
