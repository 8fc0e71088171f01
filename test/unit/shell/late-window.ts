import { openChromium } from '../../../electron/shell/chromium-window.ts';

/** A program of its own, so that a test can kill it: opens a window nobody sees and waits. */
const [binary = '', url = ''] = process.argv.slice(2);
const window = await openChromium(binary, { url, kiosk: false, root: process.getuid?.() === 0 }, [
  '--headless',
  '--disable-gpu',
  '--disable-quic',
]);
process.stdout.write('open\n');
process.exit((await window.ended) ?? 1);
