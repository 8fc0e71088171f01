import { onTestFinished } from 'vitest';
import type {
  CardReader,
  CardReaderStatus,
  PresentedCard,
} from '../../../hardware/card-readers/card-reader.ts';
import { openCardReader } from '../../../hardware/card-readers/open-card-reader.ts';
import { type CardReaderProfile, loadCardReaderProfile } from '../../../hardware/card-readers/profiles.ts';
import {
  type SmartCardSimulator,
  type SmartCardSimulatorOptions,
  startSmartCardSimulator,
} from '../../../hardware/simulators/smart-card/smart-card-simulator.ts';
import type { DeviceState } from '../../../hardware/supervision/device-state.ts';
import { systemClock } from '../printers/bench.ts';

/** The virtual reader has two slots; cards are put into the first. */
export const FIRST_SLOT = 'pcd 00 00';

export type State = DeviceState<CardReaderStatus>;

export function profileOf(id: string): CardReaderProfile {
  const loaded = loadCardReaderProfile(id);
  if (!loaded.ok) throw new Error(`no profile ${id}`);
  return loaded.profile;
}

export interface OpenedReader {
  readonly reader: CardReader;
  /** Every state, in order. */
  readonly states: readonly State[];
  /** Every card, in order. */
  readonly cards: readonly PresentedCard[];
  readonly log: readonly string[];
}

/** The real driver at a PC/SC service. Ends with the test. */
export function readerAt(
  socket: string,
  setup: { readonly profile?: CardReaderProfile; readonly reader?: string | undefined } = {},
): OpenedReader {
  const { profile = profileOf('pcsc') } = setup;
  const states: State[] = [];
  const cards: PresentedCard[] = [];
  const log: string[] = [];
  const reader = openCardReader({
    profile,
    reader: 'reader' in setup ? setup.reader : FIRST_SLOT,
    socket,
    clock: systemClock,
    log: (event, details) => log.push(JSON.stringify([event, details])),
  });
  reader.onState((state) => states.push(state));
  reader.onCard((card) => cards.push(card));
  onTestFinished(() => reader.close());
  return { reader, states, cards, log };
}

export interface CardBench extends OpenedReader {
  readonly simulator: SmartCardSimulator;
  /** Puts a card in and waits until it was presented. */
  insert(kind: string): Promise<PresentedCard>;
  /** Takes it out and waits until that is known. */
  remove(): Promise<void>;
}

/** A virtual reader with a real pcscd of its own. Ends with the test. */
export async function simulatedReader(options: SmartCardSimulatorOptions = {}): Promise<SmartCardSimulator> {
  const simulator = await startSmartCardSimulator(options);
  onTestFinished(() => simulator.stop());
  return simulator;
}

/** The same, and the driver, which knows that there is no card. */
export async function startCardBench(id: string = 'pcsc'): Promise<CardBench> {
  const simulator = await simulatedReader();
  const opened = readerAt(simulator.socket, { profile: profileOf(id) });
  await stateOf(opened.reader, isStatus('no-card'));
  return {
    ...opened,
    simulator,
    async insert(kind) {
      const card = nextCard(opened.reader);
      await simulator.command(`insert ${kind}`);
      return card;
    },
    async remove() {
      await simulator.command('remove');
      await stateOf(opened.reader, isStatus('no-card'));
    },
  };
}

/** The next card from now on. */
export function nextCard(reader: CardReader): Promise<PresentedCard> {
  return new Promise((resolve) => {
    const stop = reader.onCard((card) => {
      stop();
      resolve(card);
    });
  });
}

/** Waits until the reader says so by itself. */
export function stateOf(reader: CardReader, fits: (state: State) => boolean): Promise<State> {
  return new Promise((resolve) => {
    const look = (state: State): boolean => {
      if (fits(state)) resolve(state);
      return fits(state);
    };
    if (look(reader.state)) return;
    const stop = reader.onState((state) => {
      if (look(state)) stop();
    });
  });
}

export const isStatus =
  (kind: CardReaderStatus['kind']) =>
  (state: State): boolean =>
    'status' in state && state.status.kind === kind;
export const isAbsent = ({ kind }: State): boolean => kind === 'absent';
