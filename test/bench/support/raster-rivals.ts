import { CharacterSet, PrinterTypes, ThermalPrinter } from 'node-thermal-printer';
import { transform } from 'receiptline';

/** The whole ticket as one picture, as the libraries send it; the picture is there already (Base64 of a PNG). */
export const RASTER_RIVALS: readonly {
  readonly library: string;
  readonly encode: (png: string) => Promise<Uint8Array>;
}[] = [
  {
    library: 'node-thermal-printer',
    async encode(png) {
      const printer = new ThermalPrinter({
        type: PrinterTypes.EPSON,
        interface: 'tcp://127.0.0.1',
        characterSet: CharacterSet.PC857_TURKISH,
      });
      await printer.printImageBuffer(Buffer.from(png, 'base64'));
      printer.partialCut({ verticalTabAmount: 1 });
      return printer.getBuffer();
    },
  },
  {
    library: 'receiptline',
    async encode(png) {
      const commands = transform(`{image:${png}}\n=`, { cpl: 42, command: 'epson', gradient: false });
      return Buffer.from(commands, 'latin1');
    },
  },
];
