/** A WAV file of 16-bit sound at one rate, as speech programs write it. `claims` is the length it says it has. */
export function wavOf(samples: readonly number[], rate = 22_050, claims = samples.length * 2): Buffer {
  const file = Buffer.alloc(44 + samples.length * 2);
  file.write('RIFF', 0, 'latin1');
  file.writeUInt32LE(36 + samples.length * 2, 4);
  file.write('WAVEfmt ', 8, 'latin1');
  file.writeUInt32LE(16, 16);
  file.writeUInt16LE(1, 20);
  file.writeUInt16LE(1, 22);
  file.writeUInt32LE(rate, 24);
  file.writeUInt32LE(rate * 2, 28);
  file.writeUInt16LE(2, 32);
  file.writeUInt16LE(16, 34);
  file.write('data', 36, 'latin1');
  file.writeUInt32LE(claims, 40);
  for (const [index, sample] of samples.entries()) file.writeInt16LE(sample, 44 + index * 2);
  return file;
}

/** So many milliseconds of a quiet hum. */
export function hum(ms: number, rate = 22_050): Buffer {
  const length = Math.round((ms * rate) / 1_000);
  return wavOf(
    Array.from({ length }, (_, index) => Math.round(800 * Math.sin(index / 8))),
    rate,
  );
}
