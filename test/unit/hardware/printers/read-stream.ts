import iconv from 'iconv-lite';

/** What a stream of bytes would print, read independently of the encoder: text by font, and the commands. */
export interface ReadStream {
  readonly text: string;
  readonly commands: readonly string[];
  /** Codes given uploaded letters, as `A7b`. */
  readonly uploaded: readonly string[];
}

/** Letters of the uploaded set print as `⟦7b⟧`. Throws on a command that the kiosk should not send. */
export function readStream(bytes: Uint8Array, pages: Readonly<Record<number, string>>): ReadStream {
  let [text, page, font, own] = ['', pages[0] ?? 'cp437', 'A', false];
  const commands: string[] = [];
  const uploaded = new Set<string>();
  let at = 0;
  const next = (): number => {
    const byte = bytes[at++];
    if (byte === undefined) throw new Error('a command is cut short');
    return byte;
  };
  const skip = (count: number): void => {
    for (let left = count; left > 0; left--) next();
  };
  const escCommand = (): string => {
    const name = String.fromCharCode(next());
    if (name === '@') {
      own = false;
      uploaded.clear();
    } else if (name === 't') page = pages[next()] ?? 'unknown';
    else if (name === '%') own = (next() & 1) === 1;
    else if (name === 'M') font = next() === 1 ? 'B' : 'A';
    else if (name === '&') {
      const [height, first, last] = [next(), next(), next()];
      for (let code = first; code <= last; code++) {
        skip(next() * height);
        uploaded.add(`${font}${code.toString(16)}`);
      }
    } else if (name === '!') font = (next() & 1) === 1 ? 'B' : 'A';
    else if ('aEJ'.includes(name)) skip(1);
    else if (name !== 'i') throw new Error(`ESC ${name}`);
    return `ESC ${name}`;
  };
  const gsCommand = (): string => {
    const name = String.fromCharCode(next());
    if (name === '(') {
      const kind = String.fromCharCode(next());
      skip(next() + 256 * next());
      return `GS ( ${kind}`;
    }
    if (name === 'e') {
      const n = next();
      return n === 3 ? `GS e 3 ${next()}` : `GS e ${n}`;
    }
    if (name === 'v') {
      skip(2);
      const width = next() + 256 * next();
      skip(width * (next() + 256 * next()));
    } else if (name === 'V' || name === 'P') skip(2);
    else if ('!Bb'.includes(name)) skip(1);
    else throw new Error(`GS ${name}`);
    return `GS ${name}`;
  };
  while (at < bytes.length) {
    const byte = next();
    if (byte === 0x1b) commands.push(escCommand());
    else if (byte === 0x1d) commands.push(gsCommand());
    else if (byte === 0x1c) commands.push(`FS ${String.fromCharCode(next())}`);
    else if (byte === 0x0a) text += '\n';
    else if (byte < 0x20) throw new Error(`control ${byte}`);
    else if (own && uploaded.has(`${font}${byte.toString(16)}`)) text += `⟦${byte.toString(16)}⟧`;
    else text += iconv.decode(Buffer.of(byte), page);
  }
  return { text, commands, uploaded: [...uploaded] };
}
