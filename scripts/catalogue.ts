import { catalogueCli } from '../electron/catalogue/catalogue-cli.ts';

process.exitCode = catalogueCli({
  argv: process.argv.slice(2),
  lang: process.env.LANG,
  say: (line) => process.stdout.write(`${line}\n`),
  complain: (line) => process.stderr.write(`${line}\n`),
});
