import { flushCompileCache } from 'node:module';
import { startHost } from '../../electron/host/start-host.ts';
import { testPage } from '../support/page.ts';

/**
 * A kiosk on which one citizen after another takes a number as fast as the paper comes, to be killed at any
 * moment. Says on stdout each number that stood on the screen: `number C001`.
 */
const [configPath = '', dataDir = ''] = process.argv.slice(2);
const kiosk = await startHost({ configPath, dataDir, simulate: false, log: () => {} });
const page = testPage();
kiosk.connect(page.port);
page.ready();
// Who is killed leaves what was compiled to nobody: here, where it is kept at all, it is written down before.
flushCompileCache();
process.stdout.write('started\n');
for (;;) {
  await page.until(({ screen }) => screen.name === 'attract' && screen.props.trouble === null);
  page.touch({ type: 'begin', locale: 'az' });
  page.touch({ type: 'unsure' });
  await page.until(({ screen }) => screen.name === 'ticket');
  const { screen } = page.view();
  if (screen.name === 'ticket') process.stdout.write(`number ${screen.props.number}\n`);
  await page.until(({ screen }) => screen.name === 'ticket' && screen.props.paper.kind !== 'printing');
  page.touch({ type: 'finish' }, { type: 'finish' });
}
