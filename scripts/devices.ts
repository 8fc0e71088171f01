import { devicesCli } from '../electron/technician/devices-cli.ts';
import { secretInput } from '../electron/technician/secret-input.ts';

const secrets = secretInput(process.stdin, (text) => process.stderr.write(text));
process.exitCode = await devicesCli({
  argv: process.argv.slice(2),
  lang: process.env.LANG,
  say: (line) => process.stdout.write(`${line}\n`),
  complain: (line) => process.stderr.write(`${line}\n`),
  enough: new Promise((resolve) => process.once('SIGINT', resolve).once('SIGTERM', resolve)),
  secrets,
  now: () => Date.now(),
});
secrets.close();
