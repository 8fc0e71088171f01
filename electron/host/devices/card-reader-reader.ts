import type { CardReader, PresentedCard } from '../../../hardware/card-readers/card-reader.ts';
import { openCardReader } from '../../../hardware/card-readers/open-card-reader.ts';
import { CARD_READER_PROFILE_IDS, loadCardReaderProfile } from '../../../hardware/card-readers/profiles.ts';
import { listeners } from '../../../hardware/transports/faults.ts';
import type { ReaderKind, ReaderRead } from './reader.ts';
import { profilesOf, readerOf } from './reader-of.ts';

export const CARD_READER: ReaderKind = {
  id: 'cardReader',
  family: 'card-reader',
  profiles: profilesOf(CARD_READER_PROFILE_IDS, loadCardReaderProfile, CARD_READER_PROFILE_IDS),
  // On no line of its own: PC/SC has it.
  speeds: [9600],
  answers: () => true,
  line: {},
  open(id, { reader, socket }, { clock, log }) {
    const loaded = loadCardReaderProfile(id);
    if (!loaded.ok) throw new Error(`devices.cardReader.profile: one of ${loaded.known.join(', ')}`);
    return readerOf(
      withReading(openCardReader({ profile: loaded.profile, reader, socket, clock, log })),
      asRead,
    );
  },
};

/** A card counts as read when it is put in, and when it is in already as somebody waits for one. */
function withReading(reader: CardReader) {
  const cards = listeners<PresentedCard>();
  reader.onCard(cards.emit);
  return {
    get state() {
      return reader.state;
    },
    onState: reader.onState,
    onRead: cards.add,
    startReading: async () => {
      if (reader.card) cards.emit(reader.card);
      return true;
    },
    stopReading: async () => undefined,
    // A card is read in one piece, and none of them is a citizen's.
    drop: () => undefined,
    nudge: reader.nudge,
    settled: reader.settled,
    close: () => reader.close(),
  };
}

function asRead(card: PresentedCard): ReaderRead {
  const isBlank = card.kind === 'badge' && card.id === null;
  return {
    read: null,
    card,
    test: { well: card.kind !== 'mute-card', word: `card.${isBlank ? 'blank-badge' : card.kind}` },
  };
}
