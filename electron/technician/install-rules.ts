import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { TFunction } from 'i18next';
import { EXIT } from './exit.ts';

/** The rules that come with the kiosk, in `assets/system/`, and where the system looks for them under `/etc`. */
const RULES = [
  { file: '70-dost-kiosk.rules', folder: 'udev/rules.d' },
  { file: '50-dost-kiosk-pcsc.rules', folder: 'polkit-1/rules.d' },
] as const;

/** Told to udev once its rules have changed: what is plugged in already gets its name and its group at once. */
const RELOAD = [
  ['control', '--reload'],
  ['trigger', '--action=add', '--subsystem-match=tty', '--subsystem-match=usb', '--subsystem-match=usbmisc'],
] as const;

export interface InstallRulesDeps {
  /** Folder with `system/`. */
  readonly assets: string;
  /** `/etc`; a test has its own. */
  readonly etc: string;
  readonly isRoot: boolean;
  /** Program, script: how this very command is run. */
  readonly self: readonly [string, string];
  /** Makes the system read its rules anew; false where that needs a restart. */
  readonly reload: () => boolean;
  readonly say: (line: string) => void;
  readonly complain: (line: string) => void;
}

/** Puts the udev and polkit rules into place, or says the one command that does. Resolves to the exit code. */
export function installRules(deps: InstallRulesDeps, words: TFunction): number {
  const { assets, etc, isRoot, say, complain } = deps;
  if (!isRoot) {
    complain(words('rules.needsRoot', { command: `sudo ${deps.self.map(quoted).join(' ')} install-rules` }));
    return EXIT.notDone;
  }
  try {
    for (const { file, folder } of RULES) {
      const place = join(etc, folder);
      mkdirSync(place, { recursive: true });
      copyFileSync(join(assets, 'system', file), join(place, file));
      say(words('rules.written', { path: join(place, file) }));
    }
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error;
    complain(words('rules.failed', { code: String(error.code) }));
    return EXIT.notDone;
  }
  say(words(deps.reload() ? 'rules.inForce' : 'rules.restart'));
  return EXIT.done;
}

/** False where no udev runs: in a container, or on another system. */
export function reloadUdev(): boolean {
  if (!existsSync('/run/udev/control')) return false;
  return RELOAD.every((args) => spawnSync('udevadm', args, { stdio: 'ignore' }).status === 0);
}

function quoted(word: string): string {
  return /^[\w./-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;
}
