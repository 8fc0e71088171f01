import type { PaperState } from '../../flows/contract.ts';
import { ArrowDown, Camera, Check, CircleAlert, type IconShape, Printer } from '../icons/shapes.ts';
import { useSend } from '../shell/kiosk-context.ts';
import { Motion } from '../shell/motion.tsx';
import { Touch } from '../shell/touch.tsx';
import { useWords, type Words } from '../words/words.ts';

interface Saying {
  readonly Icon: IconShape;
  readonly title: string;
  readonly note: string;
  readonly canPrint: boolean;
}

/** A ticket, whose number holds without paper, or another sheet. */
type Kind = 'paper' | 'sheetPaper';

type PaperWord =
  | `${'printing' | 'printed' | 'offered' | 'unknown'}${'Title' | 'Note'}`
  | 'waitingNote'
  | 'unknownPrintNote';

function sayingOf(paper: PaperState, of: Kind, t: Words): Saying {
  const say = (what: PaperWord) => (of === 'paper' ? t(`paper.${what}`) : t(`sheetPaper.${what}`));
  switch (paper.kind) {
    case 'printing':
      return {
        Icon: Printer,
        title: say('printingTitle'),
        note: say('printingNote'),
        canPrint: false,
      };
    case 'printed':
      return {
        Icon: ArrowDown,
        title: say('printedTitle'),
        note: say('printedNote'),
        canPrint: false,
      };
    case 'waiting':
      return {
        Icon: Camera,
        title: t(`trouble.${paper.trouble}`),
        note: say('waitingNote'),
        canPrint: false,
      };
    case 'offered':
      return { Icon: Check, title: say('offeredTitle'), note: say('offeredNote'), canPrint: true };
    case 'unknown':
      return {
        Icon: CircleAlert,
        title: say('unknownTitle'),
        note: say(paper.canPrint ? 'unknownPrintNote' : 'unknownNote'),
        canPrint: paper.canPrint,
      };
  }
}

/** What the paper is doing, in plain words, and what to do about it. */
export function PaperPanel({ paper, of }: { readonly paper: PaperState; readonly of: Kind }) {
  const t = useWords();
  const send = useSend();
  const { Icon, title, note, canPrint } = sayingOf(paper, of, t);
  return (
    <section className="paper" data-kind={paper.kind}>
      <div className="paper-words" role="status">
        <span className="disc">
          <Icon />
        </span>
        <span className="words">
          <strong className="label">{title}</strong>
          <span className="hint">{note}</span>
        </span>
        {paper.kind === 'printing' ? <Motion /> : null}
      </div>
      {canPrint ? (
        <Touch
          look={paper.kind === 'offered' ? 'primary' : 'quiet'}
          name="print"
          onTouch={() => send({ type: 'print' })}
        >
          <Printer />
          <span>{t(of === 'paper' ? 'ticket.print' : 'sheetPaper.print')}</span>
        </Touch>
      ) : null}
    </section>
  );
}
