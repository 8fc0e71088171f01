import { Exchange } from '../../hardware/card-readers/apdu/exchange.ts';
import type { CardFault, CardResult, PresentedCard } from '../../hardware/card-readers/card-reader.ts';
import type { SendCommand } from '../../hardware/card-readers/card-session.ts';
import { identifyCard, personaliseBadge, proveBadge } from '../../hardware/card-readers/identify-card.ts';
import type { VirtualCard } from '../../hardware/simulators/smart-card/vpcd-line.ts';

/** Command number `command` from 1 on is not answered; `at`: nor carried out. */
export interface Break {
  readonly when: 'at' | 'after';
  readonly command: number;
}

/** A virtual card as the driver presents it, without a reader between: whatever it answers is what it says. */
export async function presented(card: VirtualCard, broken?: Break): Promise<PresentedCard> {
  let heard = 0;
  const send: SendCommand = async (command) => {
    const exchange = new Exchange(command, 'T=1');
    let step = exchange.begin();
    while (step.kind === 'send') {
      heard += 1;
      const breaks = heard === broken?.command;
      const answer = breaks && broken?.when === 'at' ? null : card.answer(step.bytes);
      if (answer === null || breaks) return SILENT;
      step = exchange.take(answer);
    }
    return step.kind === 'answered' ? { ok: true, value: step.response } : { ok: false, fault: 'garbled' };
  };
  const session = <T>(task: (send: SendCommand) => Promise<CardResult<T>>): Promise<CardResult<T>> => {
    card.restart();
    return task(send);
  };
  const identity = await session((ask) => identifyCard(ask, true));
  if (!identity.ok) return { kind: 'mute-card' };
  if (identity.value.kind !== 'badge') return identity.value;
  return {
    kind: 'badge',
    id: identity.value.id,
    authenticate: (challenge) => session((ask) => proveBadge(ask, challenge)),
    personalise: (id, key) => session((ask) => personaliseBadge(ask, id, key)),
  };
}

const SILENT: { readonly ok: false; readonly fault: CardFault } = { ok: false, fault: 'silent' };
