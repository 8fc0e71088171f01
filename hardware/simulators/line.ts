/** The cable between a simulated device and the kiosk, seen from the device. */
export interface Line {
  /** Where the kiosk opens it. The same before and after an unplug when it has a stable name. */
  readonly address: LineAddress;
  /** Bytes from the kiosk; none while paused. */
  onBytes(listener: (bytes: Uint8Array) => void): void;
  send(bytes: Uint8Array): void;
  /** Stops taking bytes: the sender feels it. */
  pause(): void;
  resume(): void;
  /** The far end sees the line break. */
  unplug(): Promise<void>;
  plug(): Promise<void>;
  close(): Promise<void>;
}

export type LineAddress =
  | { readonly kind: 'serial'; readonly path: string }
  | { readonly kind: 'tcp'; readonly host: string; readonly port: number };
