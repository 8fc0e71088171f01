import type { ReactElement } from 'react';
import paths from '../../assets/icons/paths.json' with { type: 'json' };

/** A picture as a component: it takes the size and the colour of the text around it. */
export type IconShape = () => ReactElement;

/** One of the drawings of `assets/icons`, made once: React leaves alone what it is handed a second time. */
export function shape(name: keyof typeof paths): IconShape {
  const drawing = (
    <svg className="icon" viewBox="0 0 24 24" aria-hidden="true">
      <path d={paths[name]} />
    </svg>
  );
  return () => drawing;
}
