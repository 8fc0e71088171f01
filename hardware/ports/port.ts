/** A serial port that the system has now. What is not known of it is left out. */
export interface Port {
  /** To open it: `/dev/ttyUSB0`, `COM3`. Changes with the order of plugging. */
  readonly path: string;
  /** USB vendor and product, four hexadecimal digits in lower case. */
  readonly vendorId?: string;
  readonly productId?: string;
  /** Many cheap adapters have none, or all the same. */
  readonly serialNumber?: string;
  readonly manufacturer?: string;
  readonly product?: string;
  /** Which socket of which hub: stays with the socket, whatever is plugged into it (`pci-0000:00:14.0-usb-0:2:1.0-port0`). */
  readonly physicalPath?: string;
}

/** Which port is meant, by what stays the same over plugging and starting. At least one of them. */
export interface PortMatch {
  readonly vendorId?: string | undefined;
  readonly productId?: string | undefined;
  readonly serialNumber?: string | undefined;
  readonly physicalPath?: string | undefined;
}

/** Where the system shows its devices; a test builds its own. */
export interface PortRoots {
  /** `/sys` */
  readonly sys: string;
  /** `/dev` */
  readonly dev: string;
}

export const SYSTEM_ROOTS: PortRoots = { sys: '/sys', dev: '/dev' };
