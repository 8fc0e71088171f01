import type { Session } from 'electron';
import { isPageUrl } from './page-origin.ts';

/** `net::ERR_FAILED`-style refusal for `setCertificateVerifyProc`: any negative value refuses. */
const REFUSE_CERTIFICATE = -2;

/**
 * The page gets no power that it could ask for, and no way out: devices belong to the host, and nothing is
 * fetched but the page itself (its data pictures never leave the page).
 */
export function lockSession(session: Session): void {
  session.setPermissionRequestHandler((_contents, _permission, callback) => callback(false));
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
  session.setDisplayMediaRequestHandler((_request, callback) => callback(null));
  session.setBluetoothPairingHandler((_details, callback) => callback({ confirmed: false }));
  session.setCertificateVerifyProc((_request, callback) => callback(REFUSE_CERTIFICATE));
  session.setSpellCheckerEnabled(false);
  session.webRequest.onBeforeRequest((details, callback) =>
    callback({ cancel: !isPageUrl(details.url) && !details.url.startsWith('data:image/') }),
  );
  session.on('will-download', (event) => event.preventDefault());
}
