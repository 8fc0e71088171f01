import { join } from 'node:path';
import { loadFlowWords } from '../../electron/host/words/flow-words.ts';

/** The texts of the flows as the kiosk says them. */
export const flowWords = loadFlowWords(join(import.meta.dirname, '../../assets/locales'));
