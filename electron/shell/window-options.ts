import type { BrowserWindowConstructorOptions } from 'electron';

/** The one window. Values that are Electron's defaults stand here too, so that a test can hold them. */
export function windowOptions(preload: string): BrowserWindowConstructorOptions {
  return {
    kiosk: true,
    frame: false,
    // Shown when painted: nobody sees an empty window. The colour is that of the page's first screen.
    show: false,
    backgroundColor: '#f7f2e8',
    autoHideMenuBar: true,
    webPreferences: {
      preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      webviewTag: false,
      devTools: false,
      plugins: false,
      spellcheck: false,
      navigateOnDragDrop: false,
      safeDialogs: true,
      // Speech must begin with the headset, before anybody has touched the page.
      autoplayPolicy: 'no-user-gesture-required',
      // The inactivity clock of the page must run even when something lies over the window.
      backgroundThrottling: false,
    },
  };
}
