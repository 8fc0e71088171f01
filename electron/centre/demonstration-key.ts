import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { newSealingPair, publicHalf } from './sealed-box.ts';

const FILE = 'demonstration-centre.pem';

/**
 * The key that a kiosk without a centre of its own seals for: its private half lies beside the data, so what it seals
 * is hidden from a look, not from a thief. A centre's own key comes from the configuration, and never with its private
 * half.
 */
export function demonstrationKey(dataDir: string): ReturnType<typeof newSealingPair> {
  const file = join(dataDir, FILE);
  const fresh = newSealingPair();
  try {
    if (existsSync(file)) {
      const privateKey = readFileSync(file, 'utf8');
      return { publicKey: publicHalf(privateKey), privateKey };
    }
    mkdirSync(dataDir, { recursive: true });
    writeFileSync(file, fresh.privateKey, { mode: 0o600 });
  } catch {
    // A disk that cannot be written takes no record either; a kiosk that starts still gives numbers.
  }
  return fresh;
}
