import { useState } from 'react';
import type { Locale, ScreenName } from '../../flows/contract.ts';
import { useWords } from '../words/words.ts';
import { useSignClips } from './access-context.ts';

interface Props {
  readonly locale: Locale;
  readonly screen: ScreenName;
}

const isStill = (): boolean => window.matchMedia('(prefers-reduced-motion: reduce)').matches;

/** What the screen asks, in sign language: only where there is a clip of it. Stands beside the text, never on it. */
export function SignClip({ locale, screen }: Props) {
  const t = useWords();
  const clip = `${locale}/${screen}`;
  const [broken, setBroken] = useState<string | null>(null);
  const isThere = useSignClips().includes(clip);
  // An empty frame would only puzzle.
  if (!isThere || broken === clip) return null;
  return (
    <figure className="sign-clip">
      <video
        key={clip}
        src={`/signs/${clip}.webm`}
        muted
        loop
        playsInline
        autoPlay={!isStill()}
        tabIndex={-1}
        onError={() => setBroken(clip)}
      />
      <figcaption>{t('sign.caption')}</figcaption>
    </figure>
  );
}
