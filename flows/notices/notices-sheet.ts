import type { Catalogue } from '../../assets/catalogue/schema.ts';
import { bakuTime } from '../domain/baku-time.ts';
import type { Notice } from '../domain/centre.ts';
import type { Sheet, SheetBlock } from '../domain/sheet.ts';
import type { FlowSight } from '../flows.ts';

/** The plain name of what was assigned; a service that this catalogue does not have is told without one. */
export function noticeName(
  { service: code }: Pick<Notice, 'service'>,
  { services }: Pick<Catalogue, 'services'>,
  { locale, say }: FlowSight,
): string {
  const service = services.find((one) => one.code === code);
  return service ? (service.easy?.[locale] ?? service[locale]) : say('notices:otherService');
}

/** What was assigned and when, to take along. It says nothing of whom. */
export function noticesSheet(
  notices: readonly Notice[],
  catalogue: Pick<Catalogue, 'services'>,
  sight: FlowSight,
  demonstration: boolean,
): Sheet {
  const { locale, say } = sight;
  return {
    locale,
    title: say('notices:title'),
    demonstration,
    blocks: [
      ...notices.flatMap((notice): SheetBlock[] => [
        { kind: 'heading', text: noticeName(notice, catalogue, sight) },
        { kind: 'text', text: say('notices:assigned', { day: bakuTime(notice.assignedAt).date }) },
      ]),
      { kind: 'rule' },
      { kind: 'text', text: say('notices:note') },
    ],
  };
}
