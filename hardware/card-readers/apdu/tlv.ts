export interface DataObject {
  readonly tag: number;
  readonly value: Uint8Array;
}

/**
 * BER-TLV as cards write it (ISO/IEC 7816-4:2005, 5.2.2): tags of one to three bytes, lengths of one to three, `00` and `FF`
 * between objects skipped. Null when an object does not fit into the bytes.
 */
export function readObjects(bytes: Uint8Array): readonly DataObject[] | null {
  const objects: DataObject[] = [];
  let at = 0;
  while (at < bytes.length) {
    if (bytes[at] === 0x00 || bytes[at] === 0xff) {
      at += 1;
      continue;
    }
    const tag = tagAt(bytes, at);
    const length = tag && lengthAt(bytes, tag.end);
    if (!tag || !length || length.end + length.value > bytes.length) return null;
    at = length.end + length.value;
    objects.push({ tag: tag.value, value: bytes.slice(length.end, at) });
  }
  return objects;
}

/** The value at the end of a path of tags, each inside the one before; null when there is none. */
export function findObject(bytes: Uint8Array, path: readonly number[]): Uint8Array | null {
  let value = bytes;
  for (const tag of path) {
    const found = readObjects(value)?.find((object) => object.tag === tag);
    if (!found) return null;
    value = found.value;
  }
  return value;
}

interface Read {
  readonly value: number;
  /** Where the next byte stands. */
  readonly end: number;
}

function tagAt(bytes: Uint8Array, at: number): Read | null {
  const first = bytes[at];
  if (first === undefined) return null;
  if ((first & 0x1f) !== 0x1f) return { value: first, end: at + 1 };
  let value = first;
  for (let end = at + 1; end <= at + 2; end++) {
    const next = bytes[end];
    if (next === undefined) return null;
    value = (value << 8) | next;
    if ((next & 0x80) === 0) return { value, end: end + 1 };
  }
  return null;
}

function lengthAt(bytes: Uint8Array, at: number): Read | null {
  const [first, second, third] = bytes.subarray(at, at + 3);
  if (first === undefined) return null;
  if (first < 0x80) return { value: first, end: at + 1 };
  if (first === 0x81 && second !== undefined) return { value: second, end: at + 2 };
  if (first === 0x82 && second !== undefined && third !== undefined)
    return { value: (second << 8) | third, end: at + 3 };
  return null;
}
