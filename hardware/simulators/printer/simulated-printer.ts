import type { Wait } from './command-stream.ts';
import {
  isPresenterCommand,
  type LineCommand,
  type PrinterCommand,
  type PrinterState,
  stateAfter,
  WELL,
} from './condition.ts';
import { PrintEngine } from './engine.ts';
import { interpret } from './interpreter.ts';
import type { PrinterModel } from './model.ts';
import { Paper, type Sheet } from './paper.ts';
import { Presenter, type PresenterReport } from './presenter.ts';
import { FULL_STATUS, RealTimeScanner } from './real-time.ts';
import { ReceiveBuffer } from './receive-buffer.ts';
import {
  automaticStatus,
  ejectorStatus,
  fullStatus,
  fullStatusToldByMask,
  isOffline,
  realTimeStatus,
  sensorStatus,
  toldByMask,
} from './status-bytes.ts';

export interface PrinterBehaviour {
  /** Size of the receive buffer, in bytes. */
  readonly bufferBytes: number;
  /** When a jam shows: the moment it happens, or at the next cut. */
  readonly jam: 'at-once' | 'at-cut';
  /** A cutter error outlives the mended cutter until DLE ENQ or a power cycle. */
  readonly latchedErrors: boolean;
  /** Speed of the motor, in dots a second; null prints without time. */
  readonly dotsPerSecond: number | null;
  /** From power to the first answer, in milliseconds: bytes that come before are lost. */
  readonly bootMs: number;
}

export const USUAL_BEHAVIOUR: PrinterBehaviour = {
  bufferBytes: 4_096,
  jam: 'at-once',
  latchedErrors: false,
  dotsPerSecond: null,
  bootMs: 0,
};

export interface PrinterSurroundings {
  /** Bytes to the host. */
  send(bytes: Uint8Array): void;
  onState(state: PrinterState): void;
  /** A sheet was cut or fell off. */
  onSheet(sheet: Sheet): void;
  /** The paper has moved. */
  onProgress(): void;
  /** The printer may take bytes again. */
  onRoom(): void;
  /** Called before byte number `count` + 1 is taken; may change the printer's state. */
  onByte(count: number): void;
  /** Milliseconds, rising. */
  now(): number;
  later(run: () => void, milliseconds: number): void;
}

export interface PrinterReport {
  /** Bytes taken from the line since the process began. */
  readonly bytes: number;
  /** Bytes that wait in the receive buffer. */
  readonly buffered: number;
  readonly sheets: number;
  /** Dots that the motor has moved the paper since the process began. */
  readonly fed: number;
  readonly userCharacters: number;
  readonly presenter: PresenterReport;
  /** Commands this printer does not know, with how often they came. */
  readonly unknown: Readonly<Record<string, number>>;
}

const MOST_UNKNOWN = 200;
/** A real printer has its letters and hears the line while it prints; here they are drawn first, in milliseconds. */
const BREATH_MS = 100;

/** The printer itself: takes bytes, answers, prints, stops and goes on. Knows no port. */
export class SimulatedPrinter {
  readonly #behaviour: PrinterBehaviour;
  readonly #around: PrinterSurroundings;
  readonly #engine: PrintEngine;
  readonly #paper: Paper;
  readonly #scanner = new RealTimeScanner();
  readonly #presenter = new Presenter();
  readonly #buffer: ReceiveBuffer;
  #program: Generator<Wait, never, number>;
  #wait: Wait;
  #state = WELL;
  #cutterError = false;
  #lastStatus: Uint8Array;
  #bytes = 0;
  #sheets = 0;
  readonly #unknown = new Map<string, number>();
  #motorBusyUntil = 0;
  #awaitsMotor = false;
  #breathes = false;
  #breathAt = Number.POSITIVE_INFINITY;
  #running = false;
  /** When the firmware is up, on the clock around; the first start is long over. */
  #onAt = Number.NEGATIVE_INFINITY;

  constructor(model: PrinterModel, behaviour: PrinterBehaviour, around: PrinterSurroundings) {
    this.#behaviour = behaviour;
    this.#around = around;
    this.#paper = new Paper(model.dots, model.cutterDots, (sheet) => {
      this.#sheets++;
      around.onSheet(sheet);
    });
    this.#engine = new PrintEngine(model, this.#paper, {
      reply: (bytes) => around.send(bytes),
      cut: () => this.#cut(),
      presenter: (to) => this.#movePresenter(to),
      ejector: () => ejectorStatus(this.#source),
      sensors: (n) => sensorStatus(n, this.#source),
      automaticStatusSet: () => around.send(this.#ownStatus()),
      unknown: (name) => this.#countUnknown(name),
    });
    this.#buffer = new ReceiveBuffer(behaviour.bufferBytes);
    this.#program = interpret(this.#engine);
    this.#wait = this.#program.next().value;
    this.#lastStatus = this.#ownStatus();
  }

  get state(): PrinterState {
    return this.#state;
  }

  get growing(): Sheet | null {
    return this.#paper.growing();
  }

  report(): PrinterReport {
    return {
      bytes: this.#bytes,
      buffered: this.#buffer.length,
      sheets: this.#sheets,
      fed: this.#paper.fed,
      userCharacters: this.#engine.userCharacters.count,
      presenter: this.#presenter.report(),
      unknown: Object.fromEntries(this.#unknown),
    };
  }

  /**
   * Offers bytes from the line; returns how many were taken. Fewer than offered: the buffer is full or the
   * printer hangs, and `onRoom` tells when to offer the rest.
   */
  accept(bytes: Uint8Array): number {
    this.#breathAt = this.#around.now() + BREATH_MS;
    for (const [index, byte] of bytes.entries()) {
      this.#around.onByte(this.#bytes);
      if (!this.#state.plugged || this.#state.frozen || this.#buffer.isFull) return index;
      this.#bytes++;
      // Without power the line leads nowhere.
      if (!this.#isOn) continue;
      this.#buffer.push(byte);
      this.#realTime(byte);
      this.#run();
    }
    this.#around.onByte(this.#bytes);
    return bytes.length;
  }

  apply(command: Exclude<PrinterCommand, LineCommand>): void {
    const before = this.#state;
    if (isPresenterCommand(command)) {
      if (command === 'take-ticket') this.#presenter.take();
      else if (command === 'presenter-jam') this.#presenter.block();
      else this.#presenter.clear();
    } else this.#state = stateAfter(before, command);
    if (before.power !== this.#state.power) {
      this.#onAt = this.#around.now() + this.#behaviour.bootMs;
      this.#forget();
    }
    if (this.#state.cutter === 'jammed' && this.#behaviour.jam === 'at-once') this.#cutterError = true;
    if (command === 'cutter-ok' && !this.#behaviour.latchedErrors) this.#cutterError = false;
    this.#around.onState(this.#state);
    this.#tellStatus();
    this.#runAfresh();
    this.#around.onRoom();
  }

  get #source() {
    return {
      state: this.#state,
      cutterError: this.#cutterError,
      presenterJam: this.#presenter.isJammed,
      ticket: this.#presenter.showsTicket,
    };
  }

  get #answers(): boolean {
    return this.#isOn && !this.#state.frozen;
  }

  get #isOn(): boolean {
    return this.#state.power && this.#around.now() >= this.#onAt;
  }

  /** What a power cycle does: all memory is lost, the paper stays where it is. */
  #forget(): void {
    this.#cutterError = false;
    this.#clearBuffers();
    this.#engine.initialise();
    this.#engine.settings.automaticStatus = 0;
    this.#scanner.reset();
  }

  #clearBuffers(): void {
    this.#buffer.clear();
    this.#engine.line.clear();
    this.#program = interpret(this.#engine);
    this.#wait = this.#program.next().value;
  }

  #realTime(byte: number): void {
    const command = this.#scanner.take(byte);
    switch (command?.kind) {
      case undefined:
        return;
      case 'status': {
        const asked = command.n === FULL_STATUS;
        const status = asked ? null : realTimeStatus(command.n, this.#source);
        if (status !== null) this.#around.send(Uint8Array.of(status));
        else if (asked && this.#engine.model.dialect === 'custom')
          this.#around.send(fullStatus(this.#source));
        return;
      }
      case 'clear':
        if (!this.#engine.model.clearBuffers) return;
        this.#clearBuffers();
        this.#around.send(Uint8Array.of(0x37, 0x25, 0x00));
        return;
      case 'recover':
        // For a printer that has stopped; otherwise it means nothing.
        if (!isOffline(this.#source)) return;
        if (command.clear) this.#clearBuffers();
        this.#cutterError = this.#state.cutter === 'jammed' && this.#behaviour.jam === 'at-once';
        this.#tellStatus();
    }
  }

  #cut(): boolean {
    if (this.#state.cutter === 'jammed') {
      this.#cutterError = true;
      this.#tellStatus();
      return false;
    }
    this.#paper.cut();
    if (this.#engine.model.dialect === 'custom') this.#presenter.receive();
    return true;
  }

  #movePresenter(to: 'retract' | 'present' | 'eject'): boolean {
    const moved = this.#presenter.move(to);
    this.#tellStatus();
    return moved;
  }

  /** What this make tells of itself unasked. */
  #ownStatus(): Uint8Array {
    return this.#engine.model.dialect === 'custom' ? fullStatus(this.#source) : automaticStatus(this.#source);
  }

  #tellStatus(): void {
    const before = this.#lastStatus;
    this.#lastStatus = this.#ownStatus();
    const byMask = this.#engine.model.dialect === 'custom' ? fullStatusToldByMask : toldByMask;
    const told = byMask(this.#engine.settings.automaticStatus, before, this.#lastStatus);
    if (told && this.#answers) this.#around.send(this.#lastStatus);
  }

  #countUnknown(name: string): void {
    const known = this.#unknown.get(name);
    if (known !== undefined || this.#unknown.size < MOST_UNKNOWN) this.#unknown.set(name, (known ?? 0) + 1);
  }

  /** Carries out what the buffer holds, until it is empty or something stops the printer. */
  #run(): void {
    if (this.#running || this.#breathes) return;
    this.#running = true;
    const began = this.#paper.fed;
    while (this.#answers && !isOffline(this.#source) && !this.#motorIsBusy()) {
      const fed = this.#paper.fed;
      if (this.#wait === 'blocked') {
        this.#wait = this.#program.next(0).value;
        if (this.#wait === 'blocked') break;
      } else {
        const byte = this.#buffer.shift();
        if (byte === undefined) break;
        this.#wait = this.#program.next(byte).value;
      }
      this.#driveMotor(this.#paper.fed - fed);
      if (this.#around.now() > this.#breathAt) {
        this.#breathe();
        break;
      }
    }
    this.#running = false;
    if (this.#paper.fed !== began) this.#around.onProgress();
  }

  #runAfresh(): void {
    this.#breathAt = this.#around.now() + BREATH_MS;
    this.#run();
  }

  /** Hears the line before it goes on. */
  #breathe(): void {
    this.#breathes = true;
    this.#around.later(() => {
      this.#breathes = false;
      this.#runAfresh();
      this.#around.onRoom();
    }, 0);
  }

  /** Whether the motor still turns; when it does, printing goes on once it has come to rest. */
  #motorIsBusy(): boolean {
    const wait = this.#motorBusyUntil - this.#around.now();
    if (wait <= 0) return false;
    if (!this.#awaitsMotor) {
      this.#awaitsMotor = true;
      this.#around.later(() => {
        this.#awaitsMotor = false;
        this.#runAfresh();
        this.#around.onRoom();
      }, wait);
    }
    return true;
  }

  #driveMotor(rows: number): void {
    const { dotsPerSecond } = this.#behaviour;
    if (dotsPerSecond === null || rows === 0) return;
    this.#motorBusyUntil = Math.max(this.#motorBusyUntil, this.#around.now()) + (rows * 1000) / dotsPerSecond;
  }
}
