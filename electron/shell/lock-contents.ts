import type { Input, WebContents } from 'electron';

type ShellInput = Pick<Input, 'key' | 'control' | 'meta' | 'alt'>;

/** Keys that a browser or the window answers itself: reload, close, print, find, zoom, function keys. */
export function isShellShortcut(input: ShellInput): boolean {
  return (
    input.control ||
    input.meta ||
    input.alt ||
    /^F\d+$/.test(input.key) ||
    /^(Browser|Launch)/.test(input.key)
  );
}

/**
 * The page stays where it is, alone: no way to go elsewhere, to bring something in, to be inspected or zoomed.
 * The shell itself loads by `loadURL`, which none of these events sees. `preventDefault` on `will-prevent-unload`
 * means, by Electron's rule: unload all the same.
 */
export function lockContents(contents: WebContents): void {
  const refuse = (event: { preventDefault(): void }): void => event.preventDefault();
  contents.on('will-navigate', refuse);
  contents.on('will-frame-navigate', refuse);
  contents.on('will-redirect', refuse);
  contents.on('will-attach-webview', refuse);
  contents.on('select-bluetooth-device', refuse);
  contents.on('will-prevent-unload', refuse);
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  contents.on('devtools-opened', () => contents.closeDevTools());
  contents.on('before-input-event', (event, input) => {
    if (isShellShortcut(input)) event.preventDefault();
  });
  const unzoom = (): void => {
    contents.setZoomLevel(0);
    // Rejects only when the page is gone, and then its successor is unzoomed.
    contents.setVisualZoomLevelLimits(1, 1).catch(() => undefined);
  };
  contents.on('zoom-changed', unzoom);
  contents.on('did-finish-load', unzoom);
}
