import { type CSSProperties, type ReactNode, useMemo } from 'react';
import type { View, Welcome } from '../../flows/contract.ts';
import { AccessContext, isCaptioned, type Sight, sightOf } from './access-context.ts';
import type { StageSize } from './stage-size.ts';
import { useSigns } from './use-signs.ts';

interface Props {
  readonly size: StageSize;
  readonly view: View | null;
  /** A view stands on it: the host is there. */
  readonly connected: boolean;
  readonly welcome: Welcome | null;
  readonly children: ReactNode;
}

type Lengths = Record<'--mm' | '--reach-from' | '--reach-to', string>;

const NO_CLIPS: readonly string[] = [];

/**
 * The rectangle that citizens touch. All sizes in it are millimetres of the screen: `--mm`. It carries how the
 * citizen wants the kiosk, for the style sheets (`data-…`) and for the screens (`access-context.ts`).
 */
export function Stage({ size, view, connected, welcome, children }: Props) {
  const signs = useSigns();
  const clips = welcome?.signs ?? NO_CLIPS;
  const sight = useSight(view, clips);
  const style: CSSProperties & Lengths = {
    width: size.width,
    height: size.height,
    '--mm': `${size.mm}px`,
    '--reach-from': String(welcome?.reach.fromMm ?? 0),
    '--reach-to': String(welcome?.reach.toMm ?? size.height / size.mm),
  };
  const access = view?.access;
  return (
    <AccessContext value={sight}>
      <div
        className="stage"
        data-orientation={size.orientation}
        data-text={access?.text ?? 'normal'}
        data-theme={access?.theme ?? 'light'}
        data-easy={access?.easy ?? false}
        data-reach={access?.reach ?? false}
        data-keys={(access?.keys || access?.scanning) ?? false}
        data-blank={(connected && access?.blank) ?? false}
        data-captions={connected && access !== undefined && isCaptioned(access)}
        data-assist={view !== null && view.assist !== null}
        style={style}
        {...signs}
      >
        {children}
      </div>
    </AccessContext>
  );
}

/** The same object as long as it says the same: else every button would be painted anew with each view. */
function useSight(view: View | null, clips: readonly string[]): Sight {
  const { access, assisted } = sightOf(view, clips);
  return useMemo(() => ({ access, assisted, signs: clips }), [access, assisted, clips]);
}
