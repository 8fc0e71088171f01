import type { Welcome } from '../../flows/contract.ts';

/** A portrait screen of 24 inches, with a keypad and a voice. */
export const SAMPLE_WELCOME: Welcome = {
  screen: { widthMm: 300, heightMm: 530 },
  dock: false,
  reach: { fromMm: 0, toMm: 470 },
  keypad: {
    up: ['ArrowUp', 'ArrowLeft'],
    down: ['ArrowDown', 'ArrowRight'],
    back: ['Escape', 'Backspace'],
    select: ['Enter', 'NumpadEnter', 'Space'],
    help: ['F1'],
    'headset-in': ['F23'],
    'headset-out': ['F24'],
  },
  scanSeconds: 2,
  voices: ['az', 'ru', 'en'],
  signs: [],
};
