import type { FixedClip } from './fixed-texts.ts';

/** What a person reads out, one line a clip: `id,language,text` (RFC 4180, UTF-8 with BOM for spreadsheets). */
export function recordingScript(clips: readonly FixedClip[]): string {
  const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
  const lines = clips.map(({ id, locale, text }) => `${id},${locale},${quoted(text)}`);
  return `\uFEFF${['id,language,text', ...lines].join('\r\n')}\r\n`;
}
