import type { TicketProps } from '../../flows/contract.ts';
import { Picture } from '../icons/picture.tsx';
import { Check, Clock, type IconShape, UsersRound } from '../icons/shapes.ts';
import { useSend } from '../shell/kiosk-context.ts';
import { Touch } from '../shell/touch.tsx';
import { useWords } from '../words/words.ts';
import { PaperPanel } from './paper-panel.tsx';

/** The number, as large as it fits: it holds whatever the paper does. */
export function TicketScreen(ticket: TicketProps) {
  const t = useWords();
  const send = useSend();
  const { number, ahead, waitMinutes, date, time, paper } = ticket;
  return (
    <div className="screen screen-ticket" data-heard="whole">
      <article className="ticket">
        <h1 tabIndex={-1}>
          <span className="ticket-title">{t('ticket.title')}</span>
          <span className="ticket-number">{number}</span>
        </h1>
        <div className="ticket-queue">
          <Fact
            Icon={UsersRound}
            name={t('ticket.ahead')}
            value={ahead === 0 ? t('ticket.nobody') : t('ticket.people', { count: ahead })}
          />
          <Fact
            Icon={Clock}
            name={t('ticket.wait')}
            value={waitMinutes < 1 ? t('ticket.soon') : t('ticket.minutes', { count: waitMinutes })}
          />
        </div>
        <TicketDetails {...ticket} />
        <p className="ticket-issued">{t('ticket.issued', { date, time })}</p>
      </article>
      <div className="ticket-side">
        <PaperPanel paper={paper} of="paper" />
        <Touch
          look={paper.kind === 'offered' ? 'quiet' : 'primary'}
          name="finish"
          onTouch={() => send({ type: 'finish' })}
        >
          <Check />
          <span>{t('ticket.finish')}</span>
        </Touch>
        {ticket.services.length === 0 ? null : (
          <Touch look="quiet" name="papers" onTouch={() => send({ type: 'choose', id: 'checklist' })}>
            <Picture name="checklist" />
            <span>{t('ticket.papers')}</span>
          </Touch>
        )}
      </div>
    </div>
  );
}

function TicketDetails({ direction, services, forOther, visitKind, desk }: TicketProps) {
  const t = useWords();
  const details = [
    { name: t('ticket.desk'), value: desk },
    { name: t('ticket.direction'), value: direction, worth: 'least' },
    {
      name: t('ticket.service', { count: services.length }),
      value:
        services.length > 1 ? services.map((service, at) => `${at + 1}. ${service}`) : (services[0] ?? null),
      wide: true,
      worth: 'less',
    },
    {
      name: t('ticket.visitKind'),
      value: forOther ? `${visitKind}, ${t('visitKind.forOtherMark')}` : visitKind,
      worth: 'least',
    },
  ];
  return (
    <dl className="ticket-details">
      {details.map(({ name, value, wide = false, worth = 'most' }) =>
        value === null ? null : (
          <div key={name} data-wide={wide} data-worth={worth}>
            <dt>{name}</dt>
            {(typeof value === 'string' ? [value] : value).map((line) => (
              <dd key={line}>{line}</dd>
            ))}
          </div>
        ),
      )}
    </dl>
  );
}

interface FactProps {
  readonly Icon: IconShape;
  readonly name: string;
  readonly value: string;
}

function Fact({ Icon, name, value }: FactProps) {
  return (
    <p className="fact">
      <Icon />
      <span className="words">
        <span className="hint">{name}</span>
        <strong className="label">{value}</strong>
      </span>
    </p>
  );
}
