import { describe, expect, test } from 'vitest';
import { clipId } from '../../../../electron/host/speech/clip-id.ts';
import { createGate } from '../../../../electron/host/speech/gate.ts';
import { createMemory } from '../../../../electron/host/speech/memory.ts';
import { recordingScript } from '../../../../electron/host/speech/recording-script.ts';

describe('the name of a clip', () => {
  test.each([
    ['az', 'Növbə nömrəniz', 'novbe-nomreniz-'],
    ['ru', 'Ещё щётка', 'esche-schetka-'],
    ['en', "President's grant", 'president-s-grant-'],
  ] as const)('%s: %s can be read', (locale, phrase, start) => {
    expect(clipId(phrase, locale)).toMatch(new RegExp(`^${start}[0-9a-f]{10}$`));
  });

  test('does not depend on capitals, and tells a question from a statement', () => {
    expect(clipId('İş axtarıram', 'az')).toBe(clipId('iş axtarıram', 'az'));
    expect(clipId('Seçilib?', 'az')).not.toBe(clipId('Seçilib', 'az'));
  });

  test('is a file name of at most 51 letters, whatever the phrase', () => {
    for (const phrase of ['../../etc/passwd', 'a'.repeat(500), '?', 'ə'.repeat(200)]) {
      expect(clipId(phrase, 'az')).toMatch(/^[a-z0-9-]{11,51}$/);
    }
  });
});

describe('the memory', () => {
  test('keeps what was used last', () => {
    const memory = createMemory(10);
    memory.put('a', new Int16Array(2));
    memory.put('b', new Int16Array(2));
    memory.get('a');
    memory.put('c', new Int16Array(2));
    expect(['a', 'b', 'c'].map((key) => memory.get(key) !== undefined)).toEqual([true, false, true]);
  });

  test('takes nothing larger than itself, and forgets on demand', () => {
    const memory = createMemory(10);
    memory.put('a', new Int16Array(2));
    memory.put('large', new Int16Array(6));
    expect(memory.get('large')).toBeUndefined();
    memory.clear();
    expect(memory.get('a')).toBeUndefined();
  });
});

describe('the gate', () => {
  test('lets two in, the others in order, and a failure does not shut it', async () => {
    const gate = createGate(2);
    const order: string[] = [];
    const open: (() => void)[] = [];
    const task = (name: string) =>
      gate(() => {
        order.push(name);
        return new Promise<void>((resolve, reject) =>
          open.push(name === 'a' ? () => reject(new Error('a')) : resolve),
        );
      });
    const a = task('a');
    const rest = ['b', 'c', 'd'].map(task);
    expect(order).toEqual(['a', 'b']);
    open.shift()?.();
    await expect(a).rejects.toThrow('a');
    await expect.poll(() => order).toEqual(['a', 'b', 'c']);
    open.shift()?.();
    await expect.poll(() => order).toEqual(['a', 'b', 'c', 'd']);
    for (const go of open) go();
    await Promise.all(rest);
  });
});

test('the recording script is CSV that a spreadsheet opens', () => {
  const clip = { locale: 'az', id: 'bir-1', text: 'bir "iki", üç', composed: false } as const;
  expect(recordingScript([clip])).toBe('\uFEFFid,language,text\r\nbir-1,az,"bir ""iki"", üç"\r\n');
});
