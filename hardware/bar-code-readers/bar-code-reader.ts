import type { Reader, ReaderStatus } from '../readers/reader.ts';
import type { BarCodeRead } from './bar-code-read.ts';

/** How a bar-code reader is. */
export type BarCodeReaderStatus = ReaderStatus;

/** Reads each code that is held to it, or says why it could not be read. */
export type BarCodeReader = Reader<BarCodeRead>;
