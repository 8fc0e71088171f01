import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CustomChannel } from '../../../../hardware/printers/escpos/dialects/custom-channel.ts';
import { dialectOf } from '../../../../hardware/printers/escpos/dialects/dialect.ts';
import { EpsonChannel } from '../../../../hardware/printers/escpos/dialects/epson-channel.ts';
import type { BackChannel, StatusEvent } from '../../../../hardware/printers/escpos/dialects/events.ts';
import {
  automaticStatusOf,
  ejectorStatusOf,
  fullStatusOf,
} from '../../../../hardware/printers/escpos/dialects/meanings.ts';
import { loadProfile } from '../../../../hardware/printers/escpos/profiles.ts';

/** Bits that the four bytes of each kind may have. */
const bits = (mask: number) => fc.nat(255).map((byte) => byte & mask);
const realTime = bits(0x6c).map((byte): StatusEvent => ({ kind: 'real-time', byte: byte | 0x12 }));
const automatic = fc
  .tuple(bits(0x6c), bits(0x6f), bits(0x6f), bits(0x6f))
  .map(([first, ...rest]): StatusEvent => ({ kind: 'automatic', bytes: [first | 0x10, ...rest] }));
const processId = fc
  .string({ unit: fc.constantFrom(...'0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'), minLength: 4, maxLength: 4 })
  .map((id): StatusEvent => ({ kind: 'process-id', id }));
const cleared = fc.constant<StatusEvent>({ kind: 'buffers-cleared' });
const full = fc
  .tuple(bits(0xe5), bits(0x6f), bits(0xeb), bits(0x4d))
  .map((bytes): StatusEvent => ({ kind: 'full-status', bytes }));

function bytesOf(event: StatusEvent): number[] {
  switch (event.kind) {
    case 'real-time':
    case 'paper-sensor':
    case 'ejector':
      return [event.byte];
    case 'process-id':
      return [0x37, 0x22, ...Buffer.from(event.id), 0];
    case 'buffers-cleared':
      return [0x37, 0x25, 0];
    case 'automatic':
      return [...event.bytes];
    case 'full-status':
      return [0x10, 0x0f, ...event.bytes];
  }
}

/** Flow control anywhere, and the whole cut anywhere. */
function onTheLine(events: readonly StatusEvent[], flow: readonly number[], cuts: readonly number[]) {
  const bytes = events.flatMap(bytesOf);
  for (const at of flow) bytes.splice(at % (bytes.length + 1), 0, at % 2 === 0 ? 0x11 : 0x13);
  const edges = [0, ...cuts.map((at) => at % (bytes.length + 1)), bytes.length].sort((a, b) => a - b);
  return edges.map((edge, index) => Uint8Array.from(bytes.slice(edge, edges[index + 1] ?? edge)));
}

function hear(channel: BackChannel, pieces: readonly Uint8Array[]): StatusEvent[] {
  return pieces.flatMap((piece) => channel.push(piece));
}

const somewhere = fc.array(fc.nat(400), { maxLength: 6 });

describe("Epson's back channel", () => {
  const said = fc.array(fc.oneof(realTime, automatic, processId, cleared), { maxLength: 12 });

  it('tells answers, unasked status and blocks apart, cut anywhere, with flow control anywhere', () => {
    fc.assert(
      fc.property(said, somewhere, somewhere, (events, flow, cuts) => {
        expect(hear(new EpsonChannel(), onTheLine(events, flow, cuts))).toEqual(events);
      }),
    );
  });

  it('hears a real-time answer that pushes into the middle of unasked status', () => {
    fc.assert(
      fc.property(automatic, realTime, fc.integer({ min: 1, max: 3 }), (status, answer, at) => {
        const bytes = bytesOf(status);
        bytes.splice(at, 0, ...bytesOf(answer));
        expect(new EpsonChannel().push(Uint8Array.from(bytes))).toEqual([answer, status]);
      }),
    );
  });

  it('takes unasked status that was cut short for nothing, and hears the next', () => {
    fc.assert(
      fc.property(automatic, fc.integer({ min: 1, max: 3 }), automatic, (cut, length, next) => {
        const bytes = [...bytesOf(cut).slice(0, length), ...bytesOf(next)];
        expect(new EpsonChannel().push(Uint8Array.from(bytes))).toContainEqual(next);
      }),
    );
  });

  it.each([
    [[0x14, 0, 0, 0], { kind: 'ready', nearEnd: false }],
    [[0x14, 0, 0x03, 0], { kind: 'ready', nearEnd: true }],
    [[0x3c, 0, 0, 0], { kind: 'cover-open' }],
    [[0x1c, 0, 0x0f, 0], { kind: 'no-paper' }],
    [[0x1c, 0x08, 0, 0], { kind: 'cutter-error' }],
    [[0x1c, 0x20, 0, 0], { kind: 'error', recoverable: false }],
    [[0x1c, 0x40, 0, 0], { kind: 'error', recoverable: true }],
    [[0x54, 0, 0, 0], { kind: 'offline' }],
    [[0x1c, 0, 0, 0], { kind: 'offline' }],
  ] as const)('unasked %j', (bytes, status) => {
    expect(automaticStatusOf(bytes)).toEqual(status);
  });
});

describe("Custom's back channel", () => {
  const said = fc.array(fc.oneof(realTime, full), { maxLength: 12 });

  it('hears full status and real-time answers, cut anywhere, with flow control anywhere', () => {
    fc.assert(
      fc.property(said, somewhere, somewhere, (events, flow, cuts) => {
        expect(hear(new CustomChannel(), onTheLine(events, flow, cuts))).toEqual(events);
      }),
    );
  });

  it('reads the same status twice when it comes twice', () => {
    fc.assert(
      fc.property(full, (status) => {
        const twice = [...bytesOf(status), ...bytesOf(status)];
        expect(new CustomChannel().push(Uint8Array.from(twice))).toEqual([status, status]);
      }),
    );
  });

  it('drops a full status that was cut short when the next one begins', () => {
    fc.assert(
      fc.property(full, fc.integer({ min: 1, max: 5 }), full, (cut, length, next) => {
        const bytes = [...bytesOf(cut).slice(0, length), ...bytesOf(next)];
        expect(new CustomChannel().push(Uint8Array.from(bytes)).at(-1)).toEqual(next);
      }),
    );
  });

  it("takes a single byte for the ejector's only when it was asked", () => {
    const channel = new CustomChannel();
    expect(channel.push(Uint8Array.of(0x0c))).toEqual([{ kind: 'paper-sensor', byte: 0x0c }]);
    channel.expectEjector();
    expect(channel.push(Uint8Array.of(0x12, 0x88, 0x0c))).toEqual([
      { kind: 'real-time', byte: 0x12 },
      { kind: 'ejector', byte: 0x88 },
      { kind: 'paper-sensor', byte: 0x0c },
    ]);
    channel.expectEjector();
    expect(channel.push(Uint8Array.of(0x10, 0x12))).toEqual([
      { kind: 'ejector', byte: 0x10 },
      { kind: 'real-time', byte: 0x12 },
    ]);
  });

  it.each([
    [[0, 0, 0, 0], { kind: 'ready', nearEnd: false }, false],
    [[0x24, 0, 0, 0], { kind: 'ready', nearEnd: true }, true],
    [[0x40, 0, 0, 0], { kind: 'ready', nearEnd: true }, false],
    [[0x05, 0, 0, 0], { kind: 'no-paper' }, false],
    [[0, 0x02, 0, 0], { kind: 'cover-open' }, false],
    [[0x01, 0x01, 0, 0], { kind: 'cover-open' }, false],
    [[0, 0, 0x01, 0], { kind: 'error', recoverable: true }, false],
    [[0x20, 0, 0x40, 0], { kind: 'jam' }, true],
    [[0, 0, 0, 0x01], { kind: 'cutter-error' }, false],
    [[0, 0, 0, 0x08], { kind: 'error', recoverable: false }, false],
    [[0, 0x20, 0, 0], { kind: 'offline' }, false],
    [[0, 0x0c, 0, 0], { kind: 'ready', nearEnd: false }, false],
  ] as const)('%j', (bytes, status, ticket) => {
    expect(fullStatusOf(bytes)).toEqual({ status, ticket });
  });

  it('reads the ejector', () => {
    expect(ejectorStatusOf(0x0d)).toEqual({
      nearEnd: true,
      ticket: true,
      moving: false,
      error: false,
      jam: false,
    });
    expect(ejectorStatusOf(0xf0)).toMatchObject({ ticket: false, moving: true, error: true, jam: true });
  });
});

describe('dialects', () => {
  const profileOf = (id: string) => {
    const loaded = loadProfile(id);
    if (!loaded.ok) throw new Error(id);
    return loaded.profile;
  };

  it('ask and read in the words of each make', () => {
    const epson = dialectOf(profileOf('epson-tm-t88'));
    const answers = epson.channel().push(Uint8Array.of(0x12, 0x16, 0x12, 0x12));
    expect(answers.filter(epson.isAnswer)).toHaveLength(epson.answers);
    expect(epson.read(answers)).toEqual({ status: { kind: 'cover-open' }, ticket: false });
    expect(epson.read(answers.slice(1))).toBeNull();

    const custom = dialectOf(profileOf('custom-vkp80'));
    const [answer] = custom.channel().push(Uint8Array.of(0x10, 0x0f, 0x20, 0, 0, 0));
    expect(answer && custom.read([answer])).toEqual({
      status: { kind: 'ready', nearEnd: false },
      ticket: true,
    });
  });

  it('hear unasked status, and take nothing else for it', () => {
    const epson = dialectOf(profileOf('epson-tm-t88'));
    const heard = epson.channel().push(Uint8Array.of(0x12, 0x1c, 0, 0x0f, 0));
    expect(heard.map(epson.unasked)).toEqual([null, { status: { kind: 'no-paper' }, ticket: false }]);
    expect(epson.automatic).not.toEqual([]);
    expect(dialectOf(profileOf('generic-80')).automatic).toEqual([]);
  });
});
