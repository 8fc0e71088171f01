/** The next input: one of three is noise, the others are seeds with one to four damages. */
export function fuzzInput(seeds: readonly Uint8Array[], random: () => number): Uint8Array {
  const below = (most: number): number => Math.floor(random() * most);
  if (seeds.length === 0 || below(3) === 0) return noise(below(LONGEST_NOISE), random);
  const pick = (): Uint8Array => seeds[below(seeds.length)] ?? new Uint8Array();
  let input = pick();
  for (let damage = 1 + below(4); damage > 0; damage--) input = damaged(input, pick, below);
  return input.length > LONGEST ? input.subarray(0, LONGEST) : input;
}

const LONGEST_NOISE = 48;
const LONGEST = 2048;
const FLOW_CONTROL = [0x11, 0x13];

function noise(length: number, random: () => number): Uint8Array {
  const bytes = new Uint8Array(length);
  for (let at = 0; at < length; at++) bytes[at] = Math.floor(random() * 256);
  return bytes;
}

/** What lines do to bytes: bits turn, bytes come twice or not at all, other talk comes between, speeds differ. */
function damaged(input: Uint8Array, pick: () => Uint8Array, below: (most: number) => number): Uint8Array {
  const at = below(input.length + 1);
  const to = at + below(input.length - at + 1);
  switch (below(9)) {
    case 0:
      return changed(input, at, (byte) => byte ^ (1 << below(8)));
    case 1:
      return changed(input, at, () => below(256));
    case 2:
      return input.slice(0, at);
    case 3:
      return joined(input.subarray(0, at), input.subarray(to));
    case 4:
      return joined(input.subarray(0, to), input.subarray(at));
    case 5:
      return joined(input.subarray(0, at), Uint8Array.of(FLOW_CONTROL[below(2)] ?? 0), input.subarray(at));
    case 6:
      return joined(input.subarray(0, at), pick(), input.subarray(at));
    case 7:
      return joined(input, pick());
    default:
      // Read at another speed or with another parity: all bits wrong in the same way.
      return input.map((byte) => ((byte << 1) & 0xff) | below(2));
  }
}

function changed(input: Uint8Array, at: number, by: (byte: number) => number): Uint8Array {
  const copy = input.slice();
  const byte = copy[at];
  if (byte !== undefined) copy[at] = by(byte);
  return copy;
}

function joined(...parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
