import type { Db } from './open-database.ts';
import type { SettingKey } from './store.ts';

export interface CardStore {
  /** Forgotten cards that the motorised reader has drawn into its bin. Count and audit line in one transaction. */
  noteCaptured(cards: number): void;
  /** Somebody has taken the cards out of the bin. */
  binEmptied(): void;
  /** Cards captured since the bin was last emptied. */
  capturedCards(): number;
}

const CAPTURED = 'cards-captured' satisfies SettingKey;

export interface CardStoreParts {
  readonly db: Db;
  readonly setting: (key: SettingKey) => string | null;
  readonly setSetting: (key: SettingKey, value: string) => void;
  readonly audit: (kind: string, subject?: string | null, detail?: string | null) => void;
}

/** What became of cards that nobody took: how many, never whose. */
export function createCardStore({ db, setting, setSetting, audit }: CardStoreParts): CardStore {
  const capturedCards = () => Number(setting(CAPTURED)) || 0;
  return {
    capturedCards,
    noteCaptured: db.transaction((cards: number) => {
      setSetting(CAPTURED, String(capturedCards() + cards));
      audit('card.captured', null, String(cards));
    }).immediate,
    binEmptied: () => setSetting(CAPTURED, '0'),
  };
}
