import {
  type Fault,
  impossible,
  type ReaderCell,
  type ReaderTrial,
  type Row,
  row,
  type Sight,
  same,
  sight,
  type Untried,
} from './cells.ts';

/** The rows: how a device is when the fault comes; the same five for every family. */
export const READER_STATES = ['absent', 'connecting', 'ready', 'degraded', 'faulted'] as const;
export type ReaderState = (typeof READER_STATES)[number];
export const READER_IDS = ['idScanner', 'barCodeReader', 'cardReader', 'cardMotor'] as const;
export type ReaderId = (typeof READER_IDS)[number];

const AWAY = sight('away', 'state.absent.lost', 'state.absent.not-there');
const MUTE = sight('bad', 'state.mute');
const STRANGER = sight('bad', 'state.stranger');
const LISTENS = sight('good', 'state.id-scanner.listening');
const DIRTY = sight('soon', 'state.id-scanner.unreadable');
const LOOKS = sight('good', 'state.bar-code-reader.listening');
const JUMBLED = sight('soon', 'state.bar-code-reader.unreadable');
const EMPTY = sight('good', 'state.card-motor.empty');
const BIN_FULL = sight('bad', 'state.card-motor.bin-full');
const JAM = sight('bad', 'state.card-motor.jam');
const NO_CARD = sight('good', 'state.card-reader.no-card');
const NO_SERVICE = sight('away', 'state.absentLineless.lost', 'state.absentLineless.not-there');

const tried = (technician: Sight): ReaderTrial => ({ kind: 'tried', technician });

/** No reader has these parts. */
const PARTS = {
  'paper-out': impossible('it holds no paper'),
  'near-end': impossible('it holds no roll'),
  cover: impossible('it tells of no cover'),
  cutter: impossible('it cuts nothing'),
} satisfies Partial<Record<Fault, Untried>>;

const NOTHING_MOVES = impossible('nothing moves in it that could stick');
const ITSELF = impossible('it is the state itself');
const NO_LINE = impossible('no line is open that could carry it');
const HANGS = impossible('what hangs sends nothing, slowly or otherwise');

const ofReady = (fault: Fault, ready: Row<ReaderCell>): Untried => {
  const cell = ready[fault];
  if (cell.kind !== 'tried') return cell;
  return same(
    'ready',
    fault,
    'lasts half a second: the greeting, or the look after it, finds what ready finds',
  );
};

/** What is seen of each state before the fault, and again when it is mended; null where the family has no such state. */
export const READER_SIGHTS: Readonly<
  Record<ReaderId, Readonly<Record<'absent' | 'ready', Sight> & Record<'degraded' | 'faulted', Sight | null>>>
> = {
  idScanner: { absent: AWAY, ready: LISTENS, degraded: DIRTY, faulted: STRANGER },
  barCodeReader: { absent: AWAY, ready: LOOKS, degraded: JUMBLED, faulted: MUTE },
  cardReader: { absent: NO_SERVICE, ready: NO_CARD, degraded: null, faulted: null },
  cardMotor: { absent: AWAY, ready: EMPTY, degraded: null, faulted: BIN_FULL },
};

const ID_SCANNER: Row<ReaderCell> = {
  ...PARTS,
  unplug: tried(AWAY),
  replug: tried(LISTENS),
  jam: NOTHING_MOVES,
  /** It only ever sends what it reads: that it hangs is found by the reading test, not by asking. */
  freeze: tried(LISTENS),
  garbage: tried(DIRTY),
  'slow-line': tried(LISTENS),
  'wrong-device': tried(STRANGER),
};

const BAR_CODE_READER: Row<ReaderCell> = {
  ...PARTS,
  unplug: tried(AWAY),
  replug: tried(LOOKS),
  jam: NOTHING_MOVES,
  freeze: tried(MUTE),
  /** It answers when it is asked again. */
  garbage: tried(LOOKS),
  'slow-line': tried(LOOKS),
  'wrong-device': tried(STRANGER),
};

const CARD_READER: Row<ReaderCell> = {
  ...PARTS,
  unplug: tried(NO_SERVICE),
  replug: tried(NO_CARD),
  jam: NOTHING_MOVES,
  /** The service tells of every change, and at rest is not asked: that it stands still shows in the reading test. */
  freeze: tried(NO_CARD),
  garbage: impossible('the service carries its bytes, and gives on only whole answers'),
  'slow-line': impossible('it is on no line of its own'),
  'wrong-device': same('ready', 'unplug', 'a reader of another name is not taken: this one is not there'),
};

const CARD_MOTOR: Row<ReaderCell> = {
  ...PARTS,
  unplug: tried(AWAY),
  replug: tried(EMPTY),
  jam: tried(JAM),
  freeze: tried(MUTE),
  garbage: tried(EMPTY),
  'slow-line': tried(EMPTY),
  'wrong-device': tried(STRANGER),
};

export const READERS: Readonly<Record<ReaderId, Readonly<Record<ReaderState, Row<ReaderCell>>>>> = {
  /** On a line that is only listened to. */
  idScanner: {
    absent: {
      ...PARTS,
      unplug: ITSELF,
      replug: tried(LISTENS),
      jam: NOTHING_MOVES,
      freeze: tried(LISTENS),
      garbage: NO_LINE,
      'slow-line': NO_LINE,
      'wrong-device': tried(STRANGER),
    },
    connecting: row((fault) => ofReady(fault, ID_SCANNER)),
    ready: ID_SCANNER,
    /** Three times over, what it sent was nothing that can be read. */
    degraded: {
      ...PARTS,
      unplug: tried(AWAY),
      /** A new opening knows nothing of what was. */
      replug: tried(LISTENS),
      jam: NOTHING_MOVES,
      freeze: tried(DIRTY),
      garbage: ITSELF,
      'slow-line': tried(DIRTY),
      'wrong-device': tried(STRANGER),
    },
    /** A printer is where it was. */
    faulted: {
      ...PARTS,
      unplug: same('ready', 'unplug', 'the plug of whatever is there'),
      replug: same('ready', 'wrong-device', 'the greeting finds the printer again'),
      jam: NOTHING_MOVES,
      freeze: impossible('it is not there'),
      garbage: impossible('it is not there'),
      'slow-line': impossible('it is not there'),
      'wrong-device': ITSELF,
    },
  },
  /** A decoder that can be asked. */
  barCodeReader: {
    absent: {
      ...PARTS,
      unplug: ITSELF,
      replug: tried(LOOKS),
      jam: NOTHING_MOVES,
      freeze: tried(MUTE),
      garbage: NO_LINE,
      'slow-line': NO_LINE,
      'wrong-device': tried(STRANGER),
    },
    connecting: row((fault) => ofReady(fault, BAR_CODE_READER)),
    ready: BAR_CODE_READER,
    /** At another speed than its line. */
    degraded: {
      ...PARTS,
      unplug: tried(AWAY),
      replug: tried(JUMBLED),
      jam: NOTHING_MOVES,
      freeze: tried(MUTE),
      garbage: tried(JUMBLED),
      'slow-line': tried(JUMBLED),
      'wrong-device': tried(STRANGER),
    },
    /** It hangs. */
    faulted: {
      ...PARTS,
      unplug: tried(AWAY),
      replug: tried(MUTE),
      jam: NOTHING_MOVES,
      freeze: ITSELF,
      garbage: HANGS,
      'slow-line': HANGS,
      'wrong-device': tried(STRANGER),
    },
  },
  /** At the PC/SC service. */
  cardReader: {
    absent: {
      ...PARTS,
      unplug: ITSELF,
      replug: tried(NO_CARD),
      jam: NOTHING_MOVES,
      freeze: same('ready', 'freeze', 'the service is not asked here either'),
      garbage: NO_LINE,
      'slow-line': NO_LINE,
      'wrong-device': impossible('a reader of another name is not taken: this one is still not there'),
    },
    connecting: row((fault) => ofReady(fault, CARD_READER)),
    ready: CARD_READER,
    degraded: row(() => impossible('it reads cards or it does not')),
    faulted: row((fault) =>
      fault in PARTS || fault === 'jam' ? (CARD_READER[fault] as Untried) : ofReady(fault, CARD_READER),
    ),
  },
  cardMotor: {
    absent: {
      ...PARTS,
      unplug: ITSELF,
      replug: tried(EMPTY),
      jam: tried(JAM),
      freeze: tried(MUTE),
      garbage: NO_LINE,
      'slow-line': NO_LINE,
      'wrong-device': tried(STRANGER),
    },
    connecting: row((fault) => ofReady(fault, CARD_MOTOR)),
    ready: CARD_MOTOR,
    degraded: row(() => impossible('it moves cards or it does not')),
    /** Its bin is full. */
    faulted: {
      ...PARTS,
      unplug: tried(AWAY),
      replug: tried(BIN_FULL),
      jam: tried(JAM),
      freeze: tried(MUTE),
      garbage: tried(BIN_FULL),
      'slow-line': tried(BIN_FULL),
      'wrong-device': tried(STRANGER),
    },
  },
};
