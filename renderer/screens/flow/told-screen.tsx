import type { ScreenProps } from '../../../flows/contract.ts';
import type { IconShape } from '../../icons/shapes.ts';
import { Check, CircleAlert, CircleHelp, Info } from '../../icons/shapes.ts';
import { Motion } from '../../shell/motion.tsx';
import { useWords } from '../../words/words.ts';
import { Heading } from '../heading.tsx';
import { PaperPanel } from '../paper-panel.tsx';
import { Deeds } from './deeds.tsx';
import { QrCode } from './qr-code.tsx';

type Mood = ScreenProps<'told'>['mood'];

const SIGNS: { readonly [Each in Exclude<Mood, 'busy'>]: IconShape } = {
  ask: CircleHelp,
  good: Check,
  sorry: CircleAlert,
  info: Info,
};

/** Something is asked, being done, or done. */
export function ToldScreen({ mood, title, big, lines, code, paper, deeds }: ScreenProps<'told'>) {
  const t = useWords();
  return (
    <div className="screen screen-middle screen-told" data-mood={mood}>
      <Sign mood={mood} />
      <Heading>{title}</Heading>
      {big === null ? null : <strong className="told-big">{big}</strong>}
      {lines.length === 0 ? null : (
        <div className="told-lines">
          {lines.map((line) => (
            <p key={line}>{line}</p>
          ))}
        </div>
      )}
      {code === null && paper === null ? null : (
        <div className="told-take">
          {code === null ? null : (
            <div className="told-code">
              <QrCode content={code} />
              <p>{t('told.code')}</p>
            </div>
          )}
          {paper === null ? null : <PaperPanel paper={paper} of="sheetPaper" />}
        </div>
      )}
      <Deeds deeds={deeds} />
    </div>
  );
}

function Sign({ mood }: { readonly mood: Mood }) {
  if (mood === 'busy') return <Motion />;
  const Shape = SIGNS[mood];
  return (
    <span className="sign">
      <Shape />
    </span>
  );
}
