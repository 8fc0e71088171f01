import { useSyncExternalStore } from 'react';
import type { Locale } from '../../flows/contract.ts';
import { wordsIn } from '../words/words.ts';
import './captions.css';
import type { CaptionsStore } from './captions-store.ts';

interface Props {
  readonly store: CaptionsStore;
  readonly locale: Locale;
}

/**
 * What is spoken, to be read: in a strip of its own above the screen, over no target. Hidden from screen readers, who
 * would say all of it a second time.
 */
export function Captions({ store, locale }: Props) {
  const { piece, asleep, paused } = useSyncExternalStore(store.subscribe, store.get);
  const t = wordsIn(locale);
  const notice = paused ? t('keys.paused') : asleep ? t('speech.asleep') : null;
  return (
    <div className="captions" aria-hidden="true">
      {notice === null ? null : (
        <p className="captions-notice" lang={locale}>
          {notice}
        </p>
      )}
      {piece === null || paused ? null : (
        <p className="captions-text" lang={piece.locale}>
          {piece.text}
        </p>
      )}
    </div>
  );
}
