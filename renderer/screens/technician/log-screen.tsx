import type { ScreenProps } from '../../../flows/contract.ts';
import { Heading } from '../heading.tsx';
import { PageTurner } from '../page-turner.tsx';
import { useSay } from './words.ts';

/** What has happened lately, newest first; lines of a log are the same in all languages. */
export function LogScreen({ lines, paging }: ScreenProps<'technician-log'>) {
  const say = useSay();
  return (
    <div className="screen">
      <Heading note={lines.length === 0 ? say('log.none') : undefined}>{say('log.title')}</Heading>
      <ol className="service-log" lang="en">
        {lines.map((line, at) => (
          // Lines of a page never change their order, and may be equal.
          // biome-ignore lint/suspicious/noArrayIndexKey: nothing else tells two equal lines apart
          <li key={at}>{line}</li>
        ))}
      </ol>
      <PageTurner {...paging} onward={say('log.older')} />
    </div>
  );
}
