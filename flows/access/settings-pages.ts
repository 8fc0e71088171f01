import {
  type Access,
  type AccessChange,
  SETTING_TILES,
  type SettingTile,
  type TextSize,
} from '../contract.ts';

/** Tiles on one screen, by the size of the letters. */
const ROOM: Readonly<Record<TextSize, number>> = { normal: 6, large: 3, 'very-large': 2 };
const ROOM_OF_EASY = 2;

/** They mean nothing on a kiosk that cannot speak. */
const OF_THE_VOICE: readonly SettingTile[] = ['speech', 'louder', 'quieter', 'slow', 'blank'];

export function settingTiles(voice: boolean): readonly SettingTile[] {
  return SETTING_TILES.filter((tile) => voice || !OF_THE_VOICE.includes(tile));
}

export function settingsRoom(access: Access): number {
  return access.easy ? Math.min(ROOM[access.text], ROOM_OF_EASY) : ROOM[access.text];
}

/** Where the tile of a change stands among the tiles: it stays in sight when they need more pages. */
export function placeOfSetting({ setting }: AccessChange, voice: boolean, from: number): number {
  const tile = SETTING_TILES.find((name) => name === setting);
  const place = tile === undefined ? -1 : settingTiles(voice).indexOf(tile);
  return place === -1 ? from : place;
}
