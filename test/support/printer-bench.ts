import { modelOf, type PrinterModel } from '../../hardware/simulators/printer/model.ts';
import type { Sheet } from '../../hardware/simulators/printer/paper.ts';
import {
  type PrinterBehaviour,
  SimulatedPrinter,
  USUAL_BEHAVIOUR,
} from '../../hardware/simulators/printer/simulated-printer.ts';
import { decodePaper, type PaperImage } from './paper-reader.ts';

/** A simulated printer on the bench, without a process or a line; its clock stands until it is moved. */
export interface PrinterBench {
  readonly printer: SimulatedPrinter;
  /** Finished sheets. */
  readonly sheets: readonly Sheet[];
  /** All that the printer has answered so far, in hexadecimal; then forgets it. */
  answers(): string;
  /** Sends bytes and texts (Latin-1); what the printer does not take at once is returned. */
  send(...parts: readonly (number | string | Uint8Array)[]): Uint8Array;
  /** The paper that hangs out of the printer. */
  paper(): PaperImage;
  /** Moves the clock; what was due happens. */
  pass(milliseconds: number): void;
  /** How often the printer said that it has room. */
  rooms(): number;
}

export interface BenchOptions {
  readonly model?: Partial<PrinterModel>;
  readonly behaviour?: Partial<PrinterBehaviour>;
  /** Milliseconds that pass at each look at the clock: a machine that draws its letters slowly. Default 0. */
  readonly slowMs?: number;
}

export function bytesOf(...parts: readonly (number | string | Uint8Array)[]): Uint8Array {
  return Buffer.concat(
    parts.map((part) =>
      typeof part === 'number'
        ? Buffer.of(part)
        : typeof part === 'string'
          ? Buffer.from(part, 'latin1')
          : part,
    ),
  );
}

/** Without a distance to the cutter unless asked for, so that rows count from the top of the sheet. */
export function printerOnBench({ model, behaviour, slowMs = 0 }: BenchOptions = {}): PrinterBench {
  const sheets: Sheet[] = [];
  const answers: Uint8Array[] = [];
  let time = 0;
  let rooms = 0;
  let due: { at: number; run: () => void }[] = [];
  const printer = new SimulatedPrinter(
    { ...modelOf(model?.dots ?? 512), cutterDots: 0, ...model },
    { ...USUAL_BEHAVIOUR, ...behaviour },
    {
      send: (bytes) => answers.push(bytes),
      onState: () => {},
      onSheet: (sheet) => sheets.push(sheet),
      onProgress: () => {},
      onRoom: () => {
        rooms++;
      },
      onByte: () => {},
      now: () => {
        time += slowMs;
        return time;
      },
      later: (run, milliseconds) => due.push({ at: time + milliseconds, run }),
    },
  );
  return {
    printer,
    sheets,
    answers: () => Buffer.concat(answers.splice(0)).toString('hex'),
    send: (...parts) => {
      const bytes = bytesOf(...parts);
      return bytes.subarray(printer.accept(bytes));
    },
    paper: () => {
      const sheet = printer.growing;
      return sheet ? decodePaper(sheet.png()) : { width: 0, height: 0, dots: new Uint8Array() };
    },
    pass: (milliseconds) => {
      const end = time + milliseconds;
      for (;;) {
        const next = due.filter(({ at }) => at <= end).sort((one, other) => one.at - other.at)[0];
        if (!next) break;
        due = due.filter((entry) => entry !== next);
        time = Math.max(time, next.at);
        next.run();
      }
      time = end;
    },
    rooms: () => rooms,
  };
}

/** A part of the paper as text: `#` ink, `.` paper; one string for each row. */
export function drawing(
  image: PaperImage,
  left: number,
  top: number,
  width: number,
  height: number,
): readonly string[] {
  return Array.from({ length: height }, (_, y) =>
    Array.from({ length: width }, (_, x) =>
      image.dots[(top + y) * image.width + left + x] === 1 ? '#' : '.',
    ).join(''),
  );
}

/** How many dots of ink stand in a part of the paper. */
export function inkIn(image: PaperImage, left: number, top: number, width: number, height: number): number {
  return drawing(image, left, top, width, height).join('').replaceAll('.', '').length;
}
