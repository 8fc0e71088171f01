import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { ROOT } from '../support/catalogue.ts';
import { temporaryFolder } from '../support/store.ts';

const FORBIDDEN = [
  ['flows', '../electron/host/clock.ts'],
  ['flows', '../hardware/printers/printer.ts'],
  ['flows', '../renderer/main.tsx'],
  ['flows', 'node:fs'],
  ['flows', 'electron'],
  ['flows', 'react'],
  ['hardware/printers', '../../flows/contract.ts'],
  ['hardware', '../electron/host/clock.ts'],
  ['hardware', '../assets/catalogue/schema.ts'],
  ['renderer/screens', '../../flows/flow.ts'],
  ['renderer', '../electron/host/clock.ts'],
  ['renderer', '../hardware/printers/printer.ts'],
  ['assets/catalogue', '../../flows/contract.ts'],
  ['electron/host', '../../test/support/page.ts'],
] as const;

const ALLOWED = [
  ['flows', '../assets/catalogue/schema.ts'],
  ['flows', 'xstate'],
  ['hardware/printers', '../transports/transport.ts'],
  ['renderer/screens', '../../flows/contract.ts'],
  ['renderer/words', '../../assets/locales/az/page.json'],
  ['electron/host', '../../flows/contract.ts'],
  ['electron/host', '../../hardware/printers/printer.ts'],
] as const;

/** A house with this project's lint rules and one file for each import. */
function lintedHouse() {
  const folder = temporaryFolder();
  const { vcs: _, ...rules } = JSON.parse(readFileSync(join(ROOT, 'biome.json'), 'utf8'));
  writeFileSync(join(folder.path, 'biome.json'), JSON.stringify(rules));
  const fileOf = (kind: string, at: number, room: string) => `${room}/${kind}${at}.ts`;
  for (const [kind, imports] of Object.entries({ forbidden: FORBIDDEN, allowed: ALLOWED })) {
    for (const [at, [room, imported]] of imports.entries()) {
      const path = join(folder.path, fileOf(kind, at, room));
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, `import * as x from '${imported}';\n\nexport const y = x;\n`);
    }
  }
  const { stdout } = spawnSync(
    join(ROOT, 'node_modules/.bin/biome'),
    ['lint', '--reporter=json', '--max-diagnostics=none', '--only=style/noRestrictedImports', '.'],
    { cwd: folder.path, encoding: 'utf8' },
  );
  return { folder, report: stdout, fileOf };
}

describe('the lint rule that keeps the rooms apart', () => {
  const { folder, report, fileOf } = lintedHouse();
  afterAll(() => folder.dispose());

  test.each(
    FORBIDDEN.map(([room, imported], at) => ({ room, imported, file: fileOf('forbidden', at, room) })),
  )('$room may not import $imported', ({ file }) => {
    expect(report).toContain(file);
  });

  test.each(ALLOWED.map(([room, imported], at) => ({ room, imported, file: fileOf('allowed', at, room) })))(
    '$room may import $imported',
    ({ file }) => {
      expect(report).not.toContain(file);
    },
  );
});
