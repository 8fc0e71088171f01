import { type IconShape, Monitor, Phone, Volunteer } from '../icons/shapes.ts';
import { useWords } from '../words/words.ts';

const CONTACTS: Readonly<Record<'volunteer' | 'desk' | 'call', IconShape>> = {
  volunteer: Volunteer,
  desk: Monitor,
  call: Phone,
};

export type Contact = keyof typeof CONTACTS;

/** The people who help when a machine cannot. */
export function Contacts({ of }: { readonly of: readonly Contact[] }) {
  const t = useWords();
  return (
    <ul className="contacts">
      {of.map((contact) => {
        const Icon = CONTACTS[contact];
        return (
          <li key={contact}>
            <Icon />
            <span>{t(`contact.${contact}`)}</span>
          </li>
        );
      })}
    </ul>
  );
}
