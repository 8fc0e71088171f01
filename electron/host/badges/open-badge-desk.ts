import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import type { Config } from '../config/schema.ts';
import { openSettingsFile } from '../technician/settings-file.ts';
import { type BadgeDesk, createBadgeDesk } from './badge-desk.ts';
import { badgeRecordsSchema } from './badge-record.ts';
import { createBadges } from './badges.ts';

/** The badges of this kiosk, in a file beside the store that belongs to its user alone. */
export function openBadgeDesk(
  { volunteers, technician }: Config,
  dataDir: string,
  stamp: string,
): { readonly desk: BadgeDesk; readonly setAside: string | null } {
  const records = openSettingsFile(join(dataDir, 'badges.json'), badgeRecordsSchema, stamp);
  const desk = createBadgeDesk({
    badges: createBadges({ random: randomBytes }),
    records,
    people: [
      ...technician.people.map(({ id }) => ({ of: 'technician', id, name: id }) as const),
      ...volunteers.map(({ id, name }) => ({ of: 'volunteer', id, name }) as const),
    ],
  });
  return { desk, setAside: records.setAside };
}
