/**
 * What is typed on the keyboard of the screen, one character at a time. Everything beyond `most` code points is
 * dropped: a key that sticks must not fill the memory.
 */
export function withKey(typed: string, key: string, most: number): string {
  return [...typed].length < most ? typed + key : typed;
}

/** Without its last code point. */
export function withoutLast(typed: string): string {
  return [...typed].slice(0, -1).join('');
}
