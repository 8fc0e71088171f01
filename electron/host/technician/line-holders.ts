import { DEVICE_IDS, type DeviceId } from '../../../flows/technician/technician.ts';
import type { DevicesConfig } from '../config/devices-schema.ts';
import { nodeOf } from './find-ports.ts';

/** Which other device is on which line, by where the line leads to now. */
export async function lineHolders(
  devices: DevicesConfig,
  except: DeviceId,
): Promise<ReadonlyMap<string, DeviceId>> {
  const held = await Promise.all(
    DEVICE_IDS.map(async (id): Promise<[string, DeviceId][]> => {
      const device = devices[id];
      if (id === except || !device || !('transport' in device) || !device.transport) return [];
      return [[await nodeOf(device.transport), id]];
    }),
  );
  return new Map(held.flat());
}
