import { type Checked, right, wrong } from './checked.ts';
import { technicalCapitals } from './fin.ts';

/** Characters of a code that opens a form which was put aside (Crockford's base 32), without its dashes. */
export const RESUME_LENGTH = 25;
const GROUP = 5;
const STRANGE = /[^0-9A-HJKMNP-TV-Z]/u;

/** A code as it is asked for: what is easily misread is read as Crockford means it. */
export function checkResumeCode(typed: string): Checked {
  const code = resumeText(typed);
  const letter = STRANGE.exec(code)?.[0];
  if (letter !== undefined) return wrong('field:resume.letter', { letter });
  const left = RESUME_LENGTH - code.length;
  if (left < 0) return wrong('field:resume.long');
  return left === 0 ? right(resumeShown(code)) : wrong('field:resume.short', { count: left });
}

/** In groups as on the paper: `7K2M9-PQ4TX-…` */
export function resumeShown(typed: string): string {
  const code = resumeText(typed);
  const groups: string[] = [];
  for (let at = 0; at < code.length; at += GROUP) groups.push(code.slice(at, at + GROUP));
  return groups.join('-');
}

function resumeText(typed: string): string {
  return technicalCapitals(typed).replaceAll('O', '0').replace(/[IL]/g, '1');
}
