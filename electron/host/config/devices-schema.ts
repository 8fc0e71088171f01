import { z } from 'zod';
import type { PortMatch } from '../../../hardware/ports/port.ts';
import { profileSchema } from '../../../hardware/printers/escpos/profiles.ts';
import type { TransportConfig } from '../../../hardware/transports/transport.ts';

const usbId = z.string().regex(/^[0-9a-f]{4}$/i, 'four hexadecimal digits');

/** What stays the same over plugging and starting; `npm run devices -- list` shows it. */
const match = z
  .strictObject({
    vendorId: usbId.optional(),
    productId: usbId.optional(),
    serialNumber: z.string().min(1).optional(),
    physicalPath: z.string().min(1).optional(),
  })
  .refine((facts) => Object.keys(facts).length > 0, {
    message: 'at least one of vendorId, productId, serialNumber, physicalPath',
  });

const serial = z
  .strictObject({
    kind: z.literal('serial'),
    /** `/dev/ttyUSB0`, `COM3` */
    path: z.string().min(1).optional(),
    /** In place of a path: the port with these facts, wherever it is plugged in now. */
    match: match.optional(),
    baudRate: z.int().min(300).max(4_000_000).default(115_200),
  })
  .refine(({ path, match }) => (path === undefined) !== (match === undefined), {
    message: 'either path or match',
  })
  .transform(({ kind, path, match, baudRate }): TransportConfig => {
    // One of the two is there: checked above.
    return path === undefined ? { kind, match: match as PortMatch, baudRate } : { kind, path, baudRate };
  });

export const transportSchema = z.discriminatedUnion('kind', [
  serial,
  z.strictObject({
    kind: z.literal('tcp'),
    host: z.string().min(1),
    port: z.int().min(1).max(65_535).default(9100),
  }),
  /** USB printer file: `/dev/usb/lp0` */
  z.strictObject({ kind: z.literal('file'), path: z.string().min(1) }),
]);

const profile = z.string().min(1);
const onLine = z.strictObject({ profile, transport: transportSchema });

const printer = onLine.extend({
  /** The profile `own`: what a calibration found out about this very printer. */
  own: profileSchema.optional(),
  /** Length of a new roll, where it is not the usual one of the profile. */
  rollMm: z.int().min(5_000).max(1_000_000).optional(),
});

/** One of each family at most; what is not named here is not there, and what needs it is not offered. */
export const devicesSchema = z.strictObject({
  printer: printer.optional(),
  /** Without `transport` where the profile needs no line: a reader that types like a keyboard. */
  idScanner: onLine.partial({ transport: true }).optional(),
  barCodeReader: onLine.partial({ transport: true }).optional(),
  /** PC/SC finds its readers itself; `reader` chooses one by a part of its name, where there are several. */
  cardReader: z
    .strictObject({
      profile,
      reader: z.string().min(1).optional(),
      /** Of a PC/SC service that is not the system's own. */
      socket: z.string().min(1).optional(),
    })
    .optional(),
  cardMotor: onLine.optional(),
});

export type DevicesConfig = z.infer<typeof devicesSchema>;
