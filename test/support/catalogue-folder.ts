import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { catalogueCli } from '../../electron/catalogue/catalogue-cli.ts';
import { ROOT } from './catalogue.ts';
import { temporaryFolder } from './store.ts';

export const BUILT_IN = join(ROOT, 'assets/catalogue');

/** An entry of a catalogue file as an editor sees it: anything may stand in it. */
export type Entry = Record<string, unknown>;

export interface CatalogueFolder {
  readonly path: string;
  readonly text: (file: string) => string;
  readonly write: (file: string, text: string) => void;
  /** Changes a file as an editor would, laid out as before. */
  readonly edit: <T = Entry[]>(file: string, change: (content: T) => unknown) => void;
  /** Changes one entry of a list by its code or id. */
  readonly editEntry: (file: string, name: string, change: (entry: Entry) => void) => void;
  readonly dispose: () => void;
}

/** A copy of the built-in catalogue, with a version number of its own. */
export function catalogueFolder(number = '2026.12.1'): CatalogueFolder {
  const { path, dispose } = temporaryFolder();
  cpSync(BUILT_IN, path, { recursive: true });
  const text = (file: string) => readFileSync(join(path, file), 'utf8');
  const write = (file: string, content: string) => writeFileSync(join(path, file), content);
  const edit: CatalogueFolder['edit'] = (file, change) => {
    const content = JSON.parse(text(file));
    write(file, `${JSON.stringify(change(content) ?? content, null, 1)}\n`);
  };
  const folder: CatalogueFolder = {
    path,
    text,
    write,
    edit,
    editEntry: (file, name, change) =>
      edit(file, (entries) => {
        const entry = entries.find(({ code, id }) => code === name || id === name);
        if (!entry) throw new Error(`${file} has no ${name}`);
        change(entry);
      }),
    dispose,
  };
  folder.edit<Entry>('version.json', (version) => {
    version.number = number;
  });
  return folder;
}

/** `npm run catalogue -- …` in this process: its exit code and all that it says. */
export function runCatalogue(argv: readonly string[], lang = 'en_GB.UTF-8') {
  const lines: string[] = [];
  const say = (line: string) => lines.push(...line.split('\n'));
  const code = catalogueCli({ argv, lang, say, complain: say });
  return { code, lines, text: lines.join('\n') };
}
