import { devicesCli } from '../../electron/technician/devices-cli.ts';
import { NOON } from './tickets.ts';

/** `npm run devices -- …` in this process: its exit code and all that it says. */
export async function runDevices(argv: readonly string[], lang = 'en_GB.UTF-8', typed: string | null = null) {
  const lines: string[] = [];
  const code = await devicesCli({
    argv,
    lang,
    say: (line) => lines.push(line),
    complain: (line) => lines.push(line),
    enough: Promise.resolve(),
    secrets: { isTyped: false, ask: async () => typed },
    now: () => NOON,
  });
  return { code, lines, text: lines.join('\n') };
}
