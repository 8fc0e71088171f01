import encodeQR from 'qr';

/** Modules of white around a code (ISO/IEC 18004, 6.3.8). */
const QUIET_ZONE = 4;

/** A QR code for a phone: black on white in every theme, drawn as one shape. */
export function QrCode({ content }: { readonly content: string }) {
  const rows = encodeQR(content, 'raw', { ecc: 'medium', border: QUIET_ZONE });
  const side = rows.length;
  const path = rows.flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : [])));
  return (
    <svg className="qr" viewBox={`0 0 ${side} ${side}`} aria-hidden="true" shapeRendering="crispEdges">
      <rect width={side} height={side} fill="#fff" />
      <path d={path.join('')} fill="#000" />
    </svg>
  );
}
