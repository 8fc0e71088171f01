/**
 * What every answer of either shell carries.
 *
 * The policy forbids all that the page does not need; it needs its own scripts, styles, fonts, pictures
 * (and pictures as data URLs: the papers of the simulated printer) sign-language clips, and its own socket.
 * Content Security Policy Level 3, https://www.w3.org/TR/CSP3/.
 */
export const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "font-src 'self'",
  "img-src 'self' data:",
  "media-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** Every power that Chromium could lend to a page and lets a header refuse, lent to nobody. */
const PERMISSIONS = [
  'accelerometer',
  'camera',
  'clipboard-read',
  'clipboard-write',
  'display-capture',
  'encrypted-media',
  'fullscreen',
  'gamepad',
  'geolocation',
  'gyroscope',
  'hid',
  'idle-detection',
  'keyboard-map',
  'local-fonts',
  'magnetometer',
  'microphone',
  'midi',
  'payment',
  'picture-in-picture',
  'publickey-credentials-get',
  'screen-wake-lock',
  'serial',
  'storage-access',
  'usb',
  'window-management',
  'xr-spatial-tracking',
];

/** Sound without a touch before it is the page's alone: the headset starts it. */
export const PERMISSIONS_POLICY = ['autoplay=(self)', ...PERMISSIONS.map((name) => `${name}=()`)].join(', ');

const HEADERS = {
  'Content-Security-Policy': CONTENT_SECURITY_POLICY,
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Permissions-Policy': PERMISSIONS_POLICY,
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
} as const;

/** Headers of one answer. `immutable` is for files whose name holds a hash of their content. */
export function pageHeaders(type: string, immutable: boolean): Record<string, string> {
  return {
    ...HEADERS,
    'Content-Type': type,
    'Cache-Control': immutable ? 'private, max-age=31536000, immutable' : 'no-store',
  };
}
