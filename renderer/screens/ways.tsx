import type { OpenFlow } from '../../flows/contract.ts';
import { Calendar, FaceGood, type IconShape, LayoutList, RotateCw, Search } from '../icons/shapes.ts';
import { useSend } from '../shell/kiosk-context.ts';
import { Touch } from '../shell/touch.tsx';
import { useWords } from '../words/words.ts';

const SIGNS: { readonly [Each in OpenFlow]: IconShape } = {
  menu: LayoutList,
  search: Search,
  opinion: FaceGood,
  appointment: Calendar,
  resume: RotateCw,
};

/** What else can be done here, quietly beside what most people come for. */
export function Ways({ ways }: { readonly ways: readonly OpenFlow[] }) {
  const t = useWords();
  const send = useSend();
  if (ways.length === 0) return null;
  return (
    <div className="ways">
      {ways.map((way) => {
        const Sign = SIGNS[way];
        return (
          <Touch
            key={way}
            look="quiet"
            name={`open-${way}`}
            onTouch={() => send({ type: 'open', flow: way })}
          >
            <Sign />
            <span>{t(`ways.${way}`)}</span>
          </Touch>
        );
      })}
    </div>
  );
}
