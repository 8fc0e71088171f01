import type { DockView } from '../../flows/contract.ts';
import { useWords } from '../words/words.ts';

/** The printer's mouth with the newest paper hanging out of it; older papers follow below. */
export function PaperSlot({ papers }: { readonly papers: DockView['papers'] }) {
  const t = useWords();
  return (
    <section className="slot" aria-label={t('dock.papers')}>
      <div className="slot-mouth" aria-hidden="true" />
      <div className="slot-papers">
        {papers.length === 0 ? <p>{t('dock.noPapers')}</p> : null}
        {papers.map(({ id, url, width, height, cut }, index) => (
          <figure key={id} className="slot-paper" data-newest={index === 0} data-cut={cut}>
            <img
              src={url}
              width={width}
              height={height}
              alt={t('dock.paperImage', { id })}
              draggable={false}
            />
            {cut ? null : <figcaption>{t('dock.uncut')}</figcaption>}
          </figure>
        ))}
      </div>
    </section>
  );
}
