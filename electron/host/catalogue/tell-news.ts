import type { Log, LogFacts } from '../log.ts';
import type { CatalogueNews } from './catalogue-keeper.ts';

/** One line of the audit trail. */
export type Audit = (kind: string, subject: string, detail: string | null) => void;

/** Versions, numbers and names of files: never a text of the catalogue, least of one that was refused. */
export function tellNews(news: CatalogueNews, log: Log, audit: Audit): void {
  const { from, kind, number } = news;
  audit(`catalogue.${kind}`, number, kind === 'taken' ? from : `${from} ${news.findings.length}`);
  log(`catalogue.${kind}`, { [kind === 'taken' ? 'number' : 'goesOn']: number, from, ...facts(news) });
}

function facts(news: CatalogueNews): LogFacts {
  if (news.kind === 'taken') return { kept: news.kept };
  const first = news.findings[0];
  const counted = { findings: news.findings.length };
  if (!first) return counted;
  return { ...counted, file: first.file, line: first.line, what: first.what };
}
