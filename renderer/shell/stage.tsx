import type { CSSProperties, ReactNode } from 'react';
import type { StageSize } from './stage-size.ts';
import { useSigns } from './use-signs.ts';

/** The rectangle that citizens touch. All sizes in it are millimetres of the screen: `--mm`. */
export function Stage({ size, children }: { readonly size: StageSize; readonly children: ReactNode }) {
  const signs = useSigns();
  const style: CSSProperties & Record<'--mm', string> = {
    width: size.width,
    height: size.height,
    '--mm': `${size.mm}px`,
  };
  return (
    <div className="stage" data-orientation={size.orientation} style={style} {...signs}>
      {children}
    </div>
  );
}
