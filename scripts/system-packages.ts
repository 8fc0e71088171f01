import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';

/** A program the tests need and npm cannot bring. */
export interface SystemPackage {
  readonly program: string;
  readonly debian: string;
}

export const TEST_PACKAGES: readonly SystemPackage[] = [
  { program: 'chromium', debian: 'chromium' },
  { program: 'espeak-ng', debian: 'espeak-ng' },
  { program: 'pcscd', debian: 'pcscd' },
  { program: 'vpcd-config', debian: 'vsmartcard-vpcd' },
];

/** Where services are, which the PATH of people who are not root leaves out. */
const SERVICES = '/usr/sbin';

export type PackagesResult =
  | { readonly ok: true; readonly installed: readonly string[] }
  /** `command` is the one line that helps. */
  | { readonly ok: false; readonly missing: readonly string[]; readonly command: string };

function isThere(program: string): boolean {
  return [...(process.env.PATH ?? '').split(':'), SERVICES].some((dir) => existsSync(`${dir}/${program}`));
}

/** Installs what is missing where it may (Debian, root); else says the one command that does. */
export async function ensureSystemPackages(packages: readonly SystemPackage[]): Promise<PackagesResult> {
  const missing = packages.filter(({ program }) => !isThere(program)).map(({ debian }) => debian);
  if (missing.length === 0) return { ok: true, installed: [] };
  const command = `apt-get update && apt-get install -y --no-install-recommends ${missing.join(' ')}`;
  const mayInstall = process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');
  if (!mayInstall) return { ok: false, missing, command: `sudo sh -c '${command}'` };
  const child = spawn('sh', ['-c', command], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  });
  const status = await new Promise<number | null>((resolve) => {
    child.on('error', () => resolve(null));
    child.on('close', resolve);
  });
  return status === 0 ? { ok: true, installed: missing } : { ok: false, missing, command };
}
