import { sql as tickets } from './0001-tickets.ts';

/** In order; a migration that has been released never changes again. `user_version` counts those applied. */
export const MIGRATIONS: readonly { readonly name: string; readonly sql: string }[] = [
  { name: '0001-tickets', sql: tickets },
];
