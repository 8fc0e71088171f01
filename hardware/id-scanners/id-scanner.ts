import type { Reader, ReaderStatus } from '../readers/reader.ts';
import type { DocumentRead } from './document-read.ts';

/** How an ID scanner is. */
export type IdScannerStatus = ReaderStatus;

/** Reads each document that is presented, or says why it could not be read. */
export type IdScanner = Reader<DocumentRead>;
