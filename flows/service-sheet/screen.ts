import type { SnapshotFrom } from 'xstate';
import { pageOf } from '../access/choice-room.ts';
import { servicePage } from '../domain/service-page.ts';
import type { FlowSight, PlacedScreen } from '../flows.ts';
import type { ServiceSheetMachine } from './machine.ts';
import { serviceFacts } from './service-facts.ts';

export function serviceSheetScreen(
  snapshot: SnapshotFrom<ServiceSheetMachine>,
  { locale, say }: FlowSight,
): PlacedScreen {
  const { service, hasForm, room, from } = snapshot.context;
  const title = service?.easy?.[locale] ?? service?.[locale] ?? '';
  if (snapshot.matches('onPhone')) {
    return {
      screen: {
        name: 'told',
        props: {
          mood: 'info',
          title: say('service-sheet:phone.title'),
          big: null,
          lines: [say('service-sheet:phone.how'), title],
          code: service ? servicePage(service) : null,
          paper: null,
          deeds: [{ id: 'done', label: say('common:continue'), leads: true }],
        },
      },
      at: 'service-sheet/phone',
      progress: null,
      back: true,
    };
  }
  const { choices: facts, paging } = pageOf(service ? serviceFacts(service, locale, say) : [], room, from);
  return {
    screen: {
      name: 'sheet',
      props: {
        title,
        note: noteOf(snapshot, { locale, say }),
        facts,
        deeds: [
          { id: 'ticket', label: say('service-sheet:deeds.ticket'), icon: 'ticket', leads: true },
          { id: 'papers', label: say('service-sheet:deeds.papers'), icon: 'document' },
          ...(hasForm
            ? [{ id: 'apply', label: say('service-sheet:deeds.apply'), icon: 'form' as const }]
            : []),
          { id: 'phone', label: say('service-sheet:deeds.phone') },
        ],
        paging,
      },
    },
    at: `service-sheet/${service?.code ?? ''}/${paging.page}/${room}`,
    progress: null,
    back: true,
  };
}

/** Its official name beside the plain one, that it comes by itself, that its content is not certain. */
function noteOf(
  { context: { service } }: SnapshotFrom<ServiceSheetMachine>,
  { locale, say }: FlowSight,
): string | null {
  if (!service) return null;
  const said = [
    ...(service.easy ? [`${service[locale]}.`] : []),
    ...(service.proactive === true ? [say('service-sheet:proactive')] : []),
    ...(service.confidence.listed === 'C' ? [say('service-sheet:unsure')] : []),
  ];
  return said.length > 0 ? said.join(' ') : null;
}
