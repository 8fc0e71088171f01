import type { PinOf, Volunteer } from '../../../flows/session/session.ts';
import type { Outcome, PersonSight } from '../../../flows/technician/technician.ts';
import type { PresentedCard } from '../../../hardware/card-readers/card-reader.ts';
import type { SettingsFile } from '../technician/settings-file.ts';
import type { BadgeRecord, KeyRecord } from './badge-record.ts';
import type { Badges } from './badges.ts';

/** Somebody who may sign in. */
export interface Person {
  readonly of: PinOf;
  readonly id: string;
  /** As the centre calls them. */
  readonly name: string;
}

/** What a card in the reader means to the kiosk. */
export type SignIn =
  | { readonly kind: 'technician'; readonly technicianId: string }
  | { readonly kind: 'volunteer'; readonly volunteer: Volunteer }
  /** The card alone proves nothing. */
  | { readonly kind: 'needs-pin'; readonly of: PinOf }
  | { readonly kind: 'refused' };

export interface BadgeDeskDeps {
  readonly badges: Badges;
  readonly records: SettingsFile<readonly BadgeRecord[]>;
  readonly people: readonly Person[];
}

/** Badges of the people of this kiosk: who has one, whose it is, and new ones. */
export function createBadgeDesk({ badges, records, people }: BadgeDeskDeps) {
  const known = () => records.value ?? [];
  const personOf = (key: string) => people.find((person) => keyOf(person) === key);
  /** Badges that went in the middle of their enrolment, by person: they may have their key already. */
  const pending = new Map<string, KeyRecord>();

  return {
    people: (): readonly PersonSight[] =>
      people.map((person) => ({
        id: keyOf(person),
        name: person.name,
        of: person.of,
        hasBadge: known().some(({ personId }) => personId === keyOf(person)),
      })),

    async signIn(card: PresentedCard): Promise<SignIn> {
      const verified = await badges.verify(card, known());
      if (verified.kind !== 'known' && verified.kind !== 'needs-pin') return { kind: 'refused' };
      // Who has left the configuration has no badge any more.
      const person = personOf(verified.personId);
      if (!person) return { kind: 'refused' };
      if (verified.kind === 'needs-pin') return { kind: 'needs-pin', of: person.of };
      return person.of === 'technician'
        ? { kind: 'technician', technicianId: person.id }
        : { kind: 'volunteer', volunteer: { id: person.id, name: person.name } };
    },

    /** The card is the person's from now on, in place of the one that they had. */
    async enrol(card: PresentedCard, key: string): Promise<Outcome> {
      if (!personOf(key)) return { kind: 'failed' };
      const enrolled = await badges.enrol(card, key, pending.get(key));
      switch (enrolled.kind) {
        case 'enrolled': {
          const others = known().filter(({ personId }) => personId !== key);
          if (!records.write([...others, enrolled.record])) {
            if (enrolled.record.kind === 'key') pending.set(key, enrolled.record);
            return { kind: 'not-kept' };
          }
          pending.delete(key);
          return { kind: 'enrolled' };
        }
        case 'not-blank':
          return { kind: 'badge-not-blank' };
        case 'not-a-badge':
          return { kind: 'badge-unfit' };
        case 'interrupted':
          pending.set(key, enrolled.pending);
          return { kind: 'badge-pulled' };
      }
    },
  };
}

export type BadgeDesk = ReturnType<typeof createBadgeDesk>;

/** Technicians and volunteers have their ids apart. */
function keyOf({ of, id }: Person): string {
  return `${of}.${id}`;
}
