import type { BadReading } from '../../flows/contract.ts';
import { CircleAlert } from '../icons/shapes.ts';
import { useWords } from '../words/words.ts';
import { Heading } from './heading.tsx';

/** A document or a code could not be taken: what to do now, never what a digit had to be. For any screen that scans. */
export function BadReadingNotice({ kind }: { readonly kind: BadReading }) {
  const t = useWords();
  return (
    <>
      <span className="sign">
        <CircleAlert />
      </span>
      <Heading note={t(`reading.${kind}.note`)}>{t(`reading.${kind}.title`)}</Heading>
    </>
  );
}
