/**
 * PC/SC in a process of its own. A service that stands still holds up whoever calls it, for as long as it stands (also
 * the call that only connects), and a card that never answers holds a thread for ever: neither may happen to the kiosk.
 * A process can be killed. Speaks `messages.ts` over the channel of its parent and ends with it.
 */
import type { Card, Client } from 'pcsc-mini';
import type { PcscAnswer, PcscMessage, PcscQuestion, PcscRequest, ReaderNow } from './messages.ts';

const tell = (message: PcscMessage, then?: () => void): void => {
  process.send?.(message, undefined, undefined, () => then?.());
};
const fail = (code: string): void => tell({ event: 'failed', code }, () => process.exit(1));

/** Native errors have a code; all else is a fault of the program. */
function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : 'Unexpected';
}

type Library = typeof import('pcsc-mini');

/** Null where the system has no PC/SC library, which the module is linked to. */
const library: Library | null = await import('pcsc-mini').catch(() => null);
process.once('disconnect', () => process.exit(0));
if (library) run(library);
else fail('NoLibrary');

function run({ CardDisposition, CardMode, Client, Protocol, ReaderStatus }: Library): void {
  const client: Client = new Client();
  let card: Card | null = null;
  client.on('error', (error) => fail(codeOf(error)));
  client.on('reader', (reader) => {
    const name = reader.name();
    reader.on('change', (status) => {
      const holds: ReaderNow['holds'] = status.has(ReaderStatus.MUTE)
        ? 'mute-card'
        : status.has(ReaderStatus.PRESENT)
          ? 'card'
          : 'nothing';
      // The upper half of the state counts insertions and removals (winscard, SCARD_READERSTATE).
      tell({ event: 'reader', name, now: { holds, changes: status.raw >>> 16 } });
    });
    reader.on('disconnect', () => tell({ event: 'gone', name }));
  });

  async function carryOut(request: PcscRequest): Promise<Uint8Array> {
    switch (request.ask) {
      case 'connect': {
        // Nobody else's commands come between ours, and what is refused is refused at once.
        const reader = client.reader(request.reader);
        if (!reader) throw Object.assign(new Error(), { code: 'UnknownReader' });
        card = await reader.connect(CardMode.EXCLUSIVE);
        return new Uint8Array();
      }
      case 'transmit':
        if (!card) throw Object.assign(new Error(), { code: 'InvalidHandle' });
        return card.transmit(request.bytes);
      case 'disconnect': {
        const held = card;
        card = null;
        await held?.disconnect(CardDisposition.LEAVE);
        return new Uint8Array();
      }
    }
  }

  async function answerTo(request: PcscRequest): Promise<PcscAnswer> {
    try {
      const bytes = await carryOut(request);
      return { ok: true, bytes, protocol: card?.protocol() === Protocol.T0 ? 'T=0' : 'T=1' };
    } catch (error) {
      return { ok: false, code: codeOf(error) };
    }
  }

  process.on('message', ({ id, request }: PcscQuestion) => {
    void answerTo(request).then((answer) => tell({ event: 'answer', id, answer }));
  });
  try {
    client.start();
    tell({ event: 'started' });
  } catch (error) {
    fail(codeOf(error));
  }
}
