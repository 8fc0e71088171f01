import { EventEmitter } from 'node:events';
import type {
  App,
  BrowserWindow,
  BrowserWindowConstructorOptions,
  CustomScheme,
  IpcRenderer,
  MessagePortMain,
  Protocol,
  Session,
  UtilityProcess,
  WebContents,
  WebRequest,
} from 'electron';

/**
 * Stands in for the `electron` module, which has no meaning outside its binary. Each part implements a `Pick` of the
 * real type, so that the stand-in stops compiling when Electron changes what it stands for. It records, and
 * its events are fired by the tests.
 */
export class Contents
  extends EventEmitter
  implements
    Pick<
      WebContents,
      | 'id'
      | 'setWindowOpenHandler'
      | 'setZoomLevel'
      | 'setVisualZoomLevelLimits'
      | 'closeDevTools'
      | 'forcefullyCrashRenderer'
      | 'postMessage'
    >
{
  readonly id = 7;
  openHandler: Parameters<WebContents['setWindowOpenHandler']>[0] | null = null;
  readonly zooms: number[] = [];
  readonly posted: { readonly channel: string; readonly ports: readonly MessagePortMain[] }[] = [];
  devToolsClosed = 0;
  forcedCrashes = 0;
  setWindowOpenHandler(handler: Parameters<WebContents['setWindowOpenHandler']>[0]): void {
    this.openHandler = handler;
  }
  setZoomLevel(level: number): void {
    this.zooms.push(level);
  }
  async setVisualZoomLevelLimits(): Promise<void> {}
  closeDevTools(): void {
    this.devToolsClosed += 1;
  }
  forcefullyCrashRenderer(): void {
    this.forcedCrashes += 1;
    this.emit('render-process-gone', {}, { reason: 'killed', exitCode: 9 });
  }
  postMessage(channel: string, _message: unknown, ports: MessagePortMain[] = []): void {
    this.posted.push({ channel, ports });
  }
}

export class Port extends EventEmitter implements Pick<MessagePortMain, 'postMessage' | 'start' | 'close'> {
  readonly sent: unknown[] = [];
  started = false;
  closed = false;
  postMessage(message: unknown): void {
    this.sent.push(message);
  }
  start(): void {
    this.started = true;
  }
  close(): void {
    this.closed = true;
  }
}

export class Child extends EventEmitter implements Pick<UtilityProcess, 'postMessage' | 'kill'> {
  readonly messages: { readonly message: unknown; readonly ports: readonly unknown[] }[] = [];
  killed = false;
  postMessage(message: unknown, ports: MessagePortMain[] = []): void {
    this.messages.push({ message, ports });
  }
  kill(): boolean {
    this.killed = true;
    return true;
  }
}

class FakeApp
  extends EventEmitter
  implements
    Pick<
      App,
      | 'isPackaged'
      | 'enableSandbox'
      | 'requestSingleInstanceLock'
      | 'whenReady'
      | 'exit'
      | 'relaunch'
      | 'getPath'
    >
{
  isPackaged = false;
  switches = new Set<string>();
  sandboxed = false;
  firstInstance = true;
  readonly exits: (number | undefined)[] = [];
  readonly relaunches: (readonly string[] | undefined)[] = [];
  readonly ready = Promise.withResolvers<void>();
  readonly commandLine = {
    hasSwitch: (name: string) => this.switches.has(name),
  } satisfies Pick<App['commandLine'], 'hasSwitch'>;
  enableSandbox(): void {
    this.sandboxed = true;
  }
  requestSingleInstanceLock(): boolean {
    return this.firstInstance;
  }
  whenReady(): Promise<void> {
    return this.ready.promise;
  }
  exit(code?: number): void {
    this.exits.push(code);
  }
  relaunch(options?: { args?: string[] }): void {
    this.relaunches.push(options?.args);
  }
  getPath(): string {
    return '/nowhere';
  }
}

class FakeSession
  extends EventEmitter
  implements
    Pick<
      Session,
      | 'setPermissionRequestHandler'
      | 'setPermissionCheckHandler'
      | 'setDevicePermissionHandler'
      | 'setDisplayMediaRequestHandler'
      | 'setBluetoothPairingHandler'
      | 'setCertificateVerifyProc'
      | 'setSpellCheckerEnabled'
    >
{
  permissionRequest: Parameters<Session['setPermissionRequestHandler']>[0] = null;
  permissionCheck: Parameters<Session['setPermissionCheckHandler']>[0] = null;
  devicePermission: Parameters<Session['setDevicePermissionHandler']>[0] = null;
  displayMedia: Parameters<Session['setDisplayMediaRequestHandler']>[0] = null;
  bluetooth: Parameters<Session['setBluetoothPairingHandler']>[0] = null;
  certificate: Parameters<Session['setCertificateVerifyProc']>[0] = null;
  beforeRequest:
    | ((details: { url: string }, callback: (answer: { cancel?: boolean }) => void) => void)
    | null = null;
  readonly webRequest = {
    onBeforeRequest: (...given: unknown[]) => {
      this.beforeRequest = given.at(-1) as typeof this.beforeRequest;
    },
  } satisfies Pick<WebRequest, 'onBeforeRequest'>;
  setPermissionRequestHandler(handler: typeof this.permissionRequest): void {
    this.permissionRequest = handler;
  }
  setPermissionCheckHandler(handler: typeof this.permissionCheck): void {
    this.permissionCheck = handler;
  }
  setDevicePermissionHandler(handler: typeof this.devicePermission): void {
    this.devicePermission = handler;
  }
  setDisplayMediaRequestHandler(handler: typeof this.displayMedia): void {
    this.displayMedia = handler;
  }
  setBluetoothPairingHandler(handler: typeof this.bluetooth): void {
    this.bluetooth = handler;
  }
  setCertificateVerifyProc(handler: typeof this.certificate): void {
    this.certificate = handler;
  }
  setSpellCheckerEnabled(): void {}
}

export function createElectron() {
  const app = new FakeApp();
  const session = new FakeSession();
  const windows: Window[] = [];
  const children: Child[] = [];
  const channels: { readonly port1: Port; readonly port2: Port }[] = [];
  const schemes: CustomScheme[] = [];
  const menus: unknown[] = [];
  const blockers: string[] = [];
  let serve: ((request: Request) => Response | Promise<Response>) | null = null;

  class Window extends EventEmitter implements Pick<BrowserWindow, 'loadURL' | 'show'> {
    readonly options: BrowserWindowConstructorOptions;
    readonly webContents = new Contents();
    readonly loaded: string[] = [];
    shown = false;
    constructor(options: BrowserWindowConstructorOptions) {
      super();
      this.options = options;
      windows.push(this);
      app.emit('web-contents-created', {}, this.webContents);
    }
    async loadURL(url: string): Promise<void> {
      this.loaded.push(url);
      this.webContents.emit('did-start-loading');
    }
    show(): void {
      this.shown = true;
    }
  }

  class Channel {
    readonly port1 = new Port();
    readonly port2 = new Port();
    constructor() {
      channels.push(this);
    }
  }

  const ipcMain = new EventEmitter();
  const sentByPage: string[] = [];
  const ipcRenderer = Object.assign(new EventEmitter(), {
    send: (channel: string) => void sentByPage.push(channel),
  } satisfies Pick<IpcRenderer, 'send'>);

  const module = {
    app,
    BrowserWindow: Window,
    ipcMain,
    ipcRenderer,
    Menu: { setApplicationMenu: (menu: unknown) => void menus.push(menu) },
    MessageChannelMain: Channel,
    powerSaveBlocker: {
      start: (type: 'prevent-app-suspension' | 'prevent-display-sleep') => blockers.push(type),
    },
    protocol: {
      registerSchemesAsPrivileged: (given) => void schemes.push(...given),
      handle: (_scheme, handler) => {
        serve = handler;
      },
    } satisfies Pick<Protocol, 'registerSchemesAsPrivileged' | 'handle'>,
    session: { defaultSession: session },
    utilityProcess: {
      fork: (path: string, args: string[]) => {
        const child = Object.assign(new Child(), { path, args });
        children.push(child);
        return child;
      },
    },
  } satisfies { readonly [Name in keyof typeof import('electron')]?: unknown };

  return {
    module,
    app,
    session,
    windows,
    children,
    channels,
    schemes,
    menus,
    blockers,
    ipcMain,
    ipcRenderer,
    sentByPage,
    ask: (url: string, method = 'GET'): Promise<Response> => {
      if (serve === null) throw new Error('nothing is served');
      return Promise.resolve(serve(new Request(url, { method })));
    },
  };
}

export type ElectronStandIn = ReturnType<typeof createElectron>;

/** An event that remembers whether it was prevented. */
export function preventable<Extra extends object>(extra?: Extra) {
  const event = {
    prevented: false,
    preventDefault() {
      event.prevented = true;
    },
    ...extra,
  };
  return event;
}
