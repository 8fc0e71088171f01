import { useEffect } from 'react';
import type { ScreenProps } from '../../flows/contract.ts';
import {
  Bell,
  Clock,
  Globe,
  type IconShape,
  Play,
  Pointer,
  TicketCheck,
  Volunteer,
  Wrench,
  X,
} from '../icons/shapes.ts';
import { useAccess, useCompact } from '../shell/access-context.ts';
import { useSend } from '../shell/kiosk-context.ts';
import { Touch } from '../shell/touch.tsx';
import { useWords } from '../words/words.ts';
import { Contacts } from './contacts.tsx';
import { Heading } from './heading.tsx';
import { fetchTechnicianScreens } from './technician-screens.tsx';

const STEPS: readonly { readonly step: 1 | 2 | 3 | 4; readonly Icon: IconShape }[] = [
  { step: 1, Icon: Globe },
  { step: 2, Icon: Pointer },
  { step: 3, Icon: TicketCheck },
  { step: 4, Icon: Clock },
];

/** Somebody who comes, first of all; then how to use the kiosk, in four pictured steps. */
export function HelpScreen({ called, technician }: ScreenProps<'help'>) {
  const t = useWords();
  const send = useSend();
  const compact = useCompact();
  const easy = useAccess()?.easy ?? false;
  useEffect(() => {
    if (technician) void fetchTechnicianScreens();
  }, [technician]);
  return (
    <div className="screen screen-help">
      <Heading>{t(easy || compact ? 'easy.helpTitle' : 'help.title')}</Heading>
      {compact ? null : <Steps />}
      <section className="help-people">
        {called ? (
          <p className="notice" role="status">
            <Bell />
            <span>
              <strong>{t('help.called')}</strong>
              <span>{t('help.calledNote')}</span>
            </span>
          </p>
        ) : (
          <Touch look="primary" name="call-help" onTouch={() => send({ type: 'call-help' })}>
            <Bell />
            <span>{t('help.call')}</span>
          </Touch>
        )}
        <Contacts of={['call']} />
      </section>
      <div className="help-foot" data-technician={technician}>
        <Touch look="quiet" name="open-tour" onTouch={() => send({ type: 'open-tour' })}>
          <Play />
          <span>{t('help.tour')}</span>
        </Touch>
        <Touch look="quiet" name="close" onTouch={() => send({ type: 'close' })}>
          <X />
          <span>{t('help.close')}</span>
        </Touch>
        <Touch look="small" name="open-volunteer" onTouch={() => send({ type: 'open-volunteer' })}>
          <Volunteer />
          <span>{t('help.volunteer')}</span>
        </Touch>
        {technician ? (
          <Touch look="small" name="open-technician" onTouch={() => send({ type: 'open-technician' })}>
            <Wrench />
            <span>{t('help.technician')}</span>
          </Touch>
        ) : null}
      </div>
    </div>
  );
}

/** Left out where letters are large or words are few: "show me how" tells the same, one step at a time. */
function Steps() {
  const t = useWords();
  return (
    <ol className="steps">
      {STEPS.map(({ step, Icon }) => (
        <li key={step}>
          <span className="step-number" aria-hidden="true">
            {step}
          </span>
          <span className="step-picture">
            <Icon />
          </span>
          <span className="words">
            <strong className="label">{t(`help.step${step}Title`)}</strong>
            <span className="hint">{t(`help.step${step}`)}</span>
          </span>
        </li>
      ))}
    </ol>
  );
}
