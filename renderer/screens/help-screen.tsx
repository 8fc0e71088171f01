import { Clock, Globe, type IconShape, Pointer, TicketCheck, X } from '../icons/shapes.ts';
import { useSend } from '../shell/kiosk-context.ts';
import { Touch } from '../shell/touch.tsx';
import { useWords } from '../words/words.ts';
import { Contacts } from './contacts.tsx';
import { Heading } from './heading.tsx';

const STEPS: readonly { readonly step: 1 | 2 | 3 | 4; readonly Icon: IconShape }[] = [
  { step: 1, Icon: Globe },
  { step: 2, Icon: Pointer },
  { step: 3, Icon: TicketCheck },
  { step: 4, Icon: Clock },
];

/** How to use the kiosk, in four pictured steps, and who helps. */
export function HelpScreen() {
  const t = useWords();
  const send = useSend();
  return (
    <div className="screen screen-help">
      <Heading>{t('help.title')}</Heading>
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
      <section className="help-people">
        <h2>{t('help.people')}</h2>
        <Contacts of={['volunteer', 'call']} />
      </section>
      <Touch look="primary" name="close" onTouch={() => send({ type: 'close' })}>
        <X />
        <span>{t('help.close')}</span>
      </Touch>
    </div>
  );
}
