import type { CardProtocol, CommandApdu } from './apdu/command.ts';
import { Exchange } from './apdu/exchange.ts';
import type { ResponseApdu } from './apdu/response.ts';
import { cardFault } from './card-faults.ts';
import type { CardResult } from './card-reader.ts';
import type { PcscService } from './pcsc/pcsc-service.ts';

/** Letting go of a card needs no answer of the card. */
const DISCONNECT_MS = 1000;

export interface SessionDeadlines {
  readonly connectMs: number;
  readonly answerMs: number;
}

/** One command, with all that may come of it, to the card of this session. */
export type SendCommand = (command: CommandApdu) => Promise<CardResult<ResponseApdu>>;

/**
 * Connects to the card in a reader for itself alone, so that nobody's commands come between or reset it, does the task
 * and lets the card go.
 */
export async function withCard<T>(
  service: PcscService,
  reader: string,
  { connectMs, answerMs }: SessionDeadlines,
  task: (send: SendCommand) => Promise<CardResult<T>>,
): Promise<CardResult<T>> {
  const connected = await service.ask({ ask: 'connect', reader }, connectMs);
  if (!connected.ok) return { ok: false, fault: cardFault(connected.code) };
  const transmit = async (bytes: Uint8Array): Promise<CardResult<Uint8Array>> => {
    const answer = await service.ask({ ask: 'transmit', bytes }, answerMs);
    if (!answer.ok) return { ok: false, fault: cardFault(answer.code) };
    // So a card that is pulled out in the middle of a command looks to some drivers.
    return answer.bytes.length === 0 ? { ok: false, fault: 'silent' } : { ok: true, value: answer.bytes };
  };
  const result = await task((command) => exchange(command, connected.protocol, transmit));
  await service.ask({ ask: 'disconnect' }, DISCONNECT_MS);
  return result;
}

async function exchange(
  command: CommandApdu,
  protocol: CardProtocol,
  transmit: (bytes: Uint8Array) => Promise<CardResult<Uint8Array>>,
): Promise<CardResult<ResponseApdu>> {
  const exchange = new Exchange(command, protocol);
  let step = exchange.begin();
  while (step.kind === 'send') {
    const answer = await transmit(step.bytes);
    if (!answer.ok) return answer;
    step = exchange.take(answer.value);
  }
  return step.kind === 'answered' ? { ok: true, value: step.response } : { ok: false, fault: 'garbled' };
}
