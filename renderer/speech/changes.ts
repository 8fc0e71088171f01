import type { Access } from '../../flows/contract.ts';
import type { Words } from '../words/words.ts';

const onOff = (value: boolean): 'on' | 'off' => (value ? 'on' : 'off');

/** The settings that are no longer what they were, in words. */
export function changedSettings(before: Access, now: Access, t: Words): readonly string[] {
  const all: readonly (readonly [keyof Access, () => string])[] = [
    ['text', () => t(`speech.text.${now.text}`)],
    ['theme', () => t(`speech.theme.${now.theme}`)],
    ['easy', () => t(`speech.easy.${onOff(now.easy)}`)],
    ['reach', () => t(`speech.reach.${onOff(now.reach)}`)],
    ['volume', () => t('speech.volume', { level: now.volume })],
    ['slow', () => t(`speech.slow.${onOff(now.slow)}`)],
    ['blank', () => t(`speech.blank.${onOff(now.blank)}`)],
    ['scanning', () => t(`speech.scanning.${onOff(now.scanning)}`)],
  ];
  return all.filter(([setting]) => before[setting] !== now[setting]).map(([, say]) => say());
}
