import { memo, useRef } from 'react';
import type { Bar, Locale } from '../../flows/contract.ts';
import { BottomBar } from './bottom-bar.tsx';
import { LocaleContext } from './kiosk-context.ts';

interface Props {
  readonly bar: Bar;
  readonly locale: Locale;
}

/** The bottom bar in each language that was on view: written once, and laid on top of the others when it is wanted. */
export function Bars({ bar, locale }: Props) {
  const bars = useRef<ReadonlyMap<Locale, Bar>>(new Map());
  bars.current = new Map([...bars.current, [locale, bar]]);
  return (
    <div className="bars">
      {[...bars.current].map(([language, stood]) => (
        <BarIn key={language} locale={language} bar={stood} shown={language === locale} />
      ))}
    </div>
  );
}

/** What only changes hands paints nothing anew. */
const BarIn = memo(function BarIn({ bar, locale, shown }: Props & { readonly shown: boolean }) {
  return (
    <div className="bar-sheet" lang={locale} data-shown={shown} inert={!shown}>
      <LocaleContext value={locale}>
        <BottomBar bar={bar} />
      </LocaleContext>
    </div>
  );
});
