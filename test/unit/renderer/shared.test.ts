import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shared } from '../../../renderer/bridge/shared.ts';

const copy = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T;

describe('what has come twice', () => {
  it('is the very thing that was there', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const before = copy(value);
        expect(shared(before, copy(value))).toBe(before);
      }),
    );
  });

  it('says what it says, whatever was there before, and leaves that alone', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (old, value) => {
        const before = copy(old);
        expect(shared(before, copy(value))).toEqual(copy(value));
        expect(before).toEqual(copy(old));
      }),
    );
  });

  it('is shared part by part', () => {
    const before = { bar: { back: true }, list: [{ id: 'a' }, { id: 'b' }], gone: 1 };
    const now = shared(before, { bar: { back: true }, list: [{ id: 'a' }, { id: 'c' }, { id: 'd' }] });
    expect(now.bar).toBe(before.bar);
    expect(now.list).not.toBe(before.list);
    expect(now.list[0]).toBe(before.list[0]);
    expect(now).toEqual({ bar: { back: true }, list: [{ id: 'a' }, { id: 'c' }, { id: 'd' }] });
  });

  it('tells a list from what has its names', () => {
    expect(shared({ 0: 'a' }, ['a'])).toEqual(['a']);
    expect(shared(['a'], { 0: 'a' })).toEqual({ 0: 'a' });
  });
});
