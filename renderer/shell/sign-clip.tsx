import { useState } from 'react';
import type { Locale, View } from '../../flows/contract.ts';
import { useWords } from '../words/words.ts';
import { useSignClips } from './access-context.ts';

interface Props {
  /** `<locale>/<screen>` */
  readonly clip: string;
  readonly locale: Locale;
  readonly onBroken: () => void;
}

/** The clip of a screen, while there is one that plays: an empty frame would only puzzle. */
export function useSignClip({ locale, screen }: View): {
  readonly clip: string | null;
  readonly onBroken: () => void;
} {
  const named = `${locale}/${screen.name}`;
  const [broken, setBroken] = useState<string | null>(null);
  const isThere = useSignClips().includes(named) && broken !== named;
  return { clip: isThere ? named : null, onBroken: () => setBroken(named) };
}

const isStill = (): boolean => window.matchMedia('(prefers-reduced-motion: reduce)').matches;

/** What the screen asks, in sign language: only where there is a clip of it. Stands beside the text, never on it. */
export function SignClip({ clip, locale, onBroken }: Props) {
  const t = useWords();
  return (
    <figure className="sign-clip" lang={locale}>
      <video
        key={clip}
        src={`/signs/${clip}.webm`}
        muted
        loop
        playsInline
        autoPlay={!isStill()}
        tabIndex={-1}
        onError={onBroken}
      />
      <figcaption>{t('sign.caption')}</figcaption>
    </figure>
  );
}
