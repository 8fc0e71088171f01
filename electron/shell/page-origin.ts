/** The page's own scheme: never `file:`, which would see the whole disk. */
export const PAGE_SCHEME = 'kiosk';
export const PAGE_ORIGIN = 'kiosk://app';
export const PAGE_URL = 'kiosk://app/index.html';

/** True for an address of the page itself. Node gives `null` as origin of its scheme, so the parts are compared. */
export function isPageUrl(url: string): boolean {
  const parsed = URL.parse(url);
  return (
    parsed !== null &&
    parsed.protocol === `${PAGE_SCHEME}:` &&
    parsed.host === 'app' &&
    parsed.username === '' &&
    parsed.password === ''
  );
}
