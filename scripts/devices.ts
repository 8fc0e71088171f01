import { devicesCli } from '../electron/technician/devices-cli.ts';

process.exitCode = await devicesCli({
  argv: process.argv.slice(2),
  lang: process.env.LANG,
  say: (line) => process.stdout.write(`${line}\n`),
  complain: (line) => process.stderr.write(`${line}\n`),
  enough: new Promise((resolve) => process.once('SIGINT', resolve).once('SIGTERM', resolve)),
});
