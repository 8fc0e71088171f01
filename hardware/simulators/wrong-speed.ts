/** Bits of one character on the line: start, eight data bits (the lowest first), stop. */
const BITS = 10;

/**
 * What a receiver set to another speed makes of bytes: it samples the sender's line at its own pace, as a UART does.
 *
 * @param bytes as they were sent, one right after the other
 * @param ratio the receiver's speed divided by the sender's: 2 hears 9,600 baud at 19,200
 */
export function heardAtWrongSpeed(bytes: Uint8Array, ratio: number): Uint8Array {
  const levels: number[] = [];
  for (const byte of bytes) {
    levels.push(0);
    for (let bit = 0; bit < 8; bit++) levels.push((byte >> bit) & 1);
    levels.push(1);
  }
  const levelAt = (time: number): number => levels[Math.floor(time)] ?? 1;
  const step = 1 / ratio;
  const heard: number[] = [];
  let time = 0;
  while (time < levels.length) {
    if (levelAt(time) === 1) {
      time += step / 4;
      continue;
    }
    // The start bit began here: each data bit is looked at in its middle.
    let byte = 0;
    for (let bit = 0; bit < 8; bit++) byte |= levelAt(time + step * (bit + 1.5)) << bit;
    heard.push(byte);
    time += step * (BITS - 0.5);
  }
  return Uint8Array.from(heard);
}
