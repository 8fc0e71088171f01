import { memo } from 'react';
import { Star } from '../icons/star.tsx';
import { useAccess } from '../shell/access-context.ts';

/**
 * What a screen asks or says. Takes the focus when the screen appears, so that it is read out. For a person who sits
 * it fills the part of the screen that is out of reach.
 */
export const Heading = memo(function Heading({
  children,
  note,
}: {
  readonly children: string;
  readonly note?: string | undefined;
}) {
  const reach = useAccess()?.reach ?? false;
  return (
    <header className="heading">
      {reach ? <Star /> : null}
      <h1 tabIndex={-1}>{children}</h1>
      {note === undefined ? null : <p>{note}</p>}
    </header>
  );
});
