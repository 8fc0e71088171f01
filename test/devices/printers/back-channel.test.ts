import { expect, it, onTestFinished } from 'vitest';
import { CLEAR_BUFFERS } from '../../../hardware/printers/escpos/commands.ts';
import { openPrinter } from '../../../hardware/printers/escpos-printer.ts';
import type { Printer } from '../../../hardware/printers/printer.ts';
import { openTransport } from '../../../hardware/transports/open-transport.ts';
import { PATIENTLY, profileOf, statusOf, systemClock } from './bench.ts';
import { confirmationOf, type ScriptedPrinter, startScriptedPrinter } from './scripted-printer.ts';
import { sampleTicket } from './tickets.ts';

const NO_PAPER = [0x1e, 0x32, 0x12, 0x7e];
const CLEARED = [0x37, 0x25, 0x00];

function connect({ port }: ScriptedPrinter, profile = 'epson-tm-t88'): Printer {
  const transport = openTransport({ kind: 'tcp', host: '127.0.0.1', port });
  const printer = openPrinter({ profile: profileOf(profile), transport, clock: systemClock });
  onTestFinished(() => printer.close());
  return printer;
}

it('believes only the confirmation of this very job', async () => {
  const peer = await startScriptedPrinter();
  const printer = connect(peer);
  await statusOf(printer, 'ready');
  peer.onBytes = (bytes) => {
    const answer = confirmationOf(bytes);
    if (answer === null) return;
    peer.send([0x37, 0x22, 0x5a, 0x5a, 0x5a, 0x5a, 0x00]);
    peer.status = NO_PAPER;
  };
  expect(await printer.print(sampleTicket('A1'))).toEqual({ kind: 'unknown', status: { kind: 'no-paper' } });
});

it('reads a confirmation between XON, XOFF and status answers', async () => {
  const peer = await startScriptedPrinter();
  const printer = connect(peer);
  await statusOf(printer, 'ready');
  peer.onBytes = (bytes) => {
    const answer = confirmationOf(bytes);
    if (answer) peer.send([0x13, ...answer.slice(0, 3), 0x11, ...answer.slice(3), 0x11]);
  };
  expect(await printer.print(sampleTicket('A1'))).toEqual({ kind: 'printed', proof: 'process-id' });
});

it('empties the buffers of a job of unknown end at once, and sends nothing more until that is answered', async () => {
  const peer = await startScriptedPrinter();
  const printer = connect(peer);
  await statusOf(printer, 'ready');
  peer.onBytes = (bytes) => {
    if (confirmationOf(bytes)) peer.status = NO_PAPER;
    if (bytes.indexOf(CLEAR_BUFFERS) >= 0) peer.send(CLEARED);
  };
  expect((await printer.print(sampleTicket('A1'))).kind).toBe('unknown');
  const sent = peer.received();
  expect(sent.indexOf(CLEAR_BUFFERS)).toBe(sent.length - CLEAR_BUFFERS.length);
  await printer.refresh();
  peer.status = [0x16, 0x12, 0x12, 0x12];
  await printer.refresh();
  // Answered once: not asked again.
  expect(peer.received().indexOf(CLEAR_BUFFERS, sent.length)).toBe(-1);
  peer.onBytes = (bytes) => {
    const answer = confirmationOf(bytes);
    if (answer) peer.send(answer);
  };
  expect(await printer.print(sampleTicket('A2'))).toEqual({ kind: 'printed', proof: 'process-id' });
  // The next document begins anew: ESC @, smoothing, a cut for what hangs on the paper.
  expect(
    peer.received().indexOf(Buffer.of(0x1b, 0x40, 0x1d, 0x62, 1, 0x1d, 0x56, 66, 0), sent.length),
  ).toBeGreaterThan(0);
});

it('does not mistake a late answer for a fresh one', async () => {
  const peer = await startScriptedPrinter();
  const printer = connect(peer);
  await statusOf(printer, 'ready');
  peer.mute = true;
  await statusOf(printer, 'silent');
  // What it owed comes late, half of it first; the paper has run out meanwhile.
  peer.send([0x16, 0x12]);
  peer.mute = false;
  peer.status = NO_PAPER;
  const seen: string[] = [];
  printer.onStatus(({ kind }) => seen.push(kind));
  await expect.poll(() => printer.status.kind, PATIENTLY).toBe('no-paper');
  expect(seen).not.toContain('ready');
});

it('knows a stranger by what it says, and the printer by its answers when that is back', async () => {
  const peer = await startScriptedPrinter();
  const printer = connect(peer);
  await statusOf(printer, 'ready');
  // Two plugs were swapped: a scanner sends what it has read, and knows no questions.
  peer.mute = true;
  peer.send([...Buffer.from('IAAZEC01234567<<<<<<<<<<<<<<<<\r')]);
  expect(await printer.print(sampleTicket('A1'))).toEqual({
    kind: 'not-started',
    status: { kind: 'stranger' },
  });
  expect(printer.state).toEqual({ kind: 'faulted', status: { kind: 'stranger', found: 'unknown' } });
  peer.mute = false;
  await statusOf(printer, 'ready');
});

it('takes no answer out of bytes that no printer sends', async () => {
  const peer = await startScriptedPrinter();
  const printer = connect(peer);
  await statusOf(printer, 'ready');
  // Four of these look like the answers of a printer in order.
  peer.status = [...Buffer.from('2Q2Q2Q2Q\r')];
  await statusOf(printer, 'stranger');
  peer.status = NO_PAPER;
  await statusOf(printer, 'no-paper');
});

it('takes no answer that an older job is owed for the confirmation of the next', async () => {
  const peer = await startScriptedPrinter();
  const printer = connect(peer, 'zjiang-80');
  await statusOf(printer, 'ready');
  const slip = { lines: [{ kind: 'text', text: 'A017' }, { kind: 'cut' }] } as const;
  const asked = () => peer.received().toString('latin1').split('\x1dr\x01').length - 1;
  peer.onBytes = () => {
    if (asked() === 1) peer.status = NO_PAPER;
  };
  expect(await printer.print(slip)).toEqual({ kind: 'unknown', status: { kind: 'no-paper' } });
  peer.status = [0x16, 0x12, 0x12, 0x12];
  let told = 1;
  peer.onBytes = () => {
    if (asked() === told) return;
    told = asked();
    // What it owed and what it is asked now, one behind the other; of the next slip it says nothing.
    if (told === 2) peer.send([0x00, 0x00]);
    else peer.status = NO_PAPER;
  };
  expect(await printer.print(slip)).toEqual({ kind: 'unknown', status: { kind: 'no-paper' } });
  expect(told).toBe(3);
});

it('prints nothing on the strength of an old status', async () => {
  const peer = await startScriptedPrinter();
  const printer = connect(peer);
  await statusOf(printer, 'ready');
  peer.mute = true;
  const before = peer.received().length;
  const outcome = await printer.print(sampleTicket('A1'));
  expect(outcome).toEqual({ kind: 'not-started', status: { kind: 'silent' } });
  expect(peer.received().subarray(before).indexOf(0x1b)).toBe(-1);
});

it('prints one document after the other', async () => {
  const peer = await startScriptedPrinter();
  const printer = connect(peer);
  await statusOf(printer, 'ready');
  const order: string[] = [];
  peer.onBytes = (bytes) => {
    const answer = confirmationOf(bytes);
    if (!answer) return;
    order.push('sent');
    setTimeout(() => {
      order.push('confirmed');
      peer.send(answer);
    }, 30);
  };
  await Promise.all([printer.print(sampleTicket('A1')), printer.print(sampleTicket('A2'))]);
  expect(order).toEqual(['sent', 'confirmed', 'sent', 'confirmed']);
});
