import type { Port, PortMatch } from './port.ts';

const KEYS = ['vendorId', 'productId', 'serialNumber', 'physicalPath'] as const;

export type PortFound =
  | { readonly kind: 'one'; readonly port: Port }
  | { readonly kind: 'none' }
  /** Nothing told them apart. None of them is taken: the next plugging might swap them. */
  | { readonly kind: 'ambiguous'; readonly candidates: readonly Port[] };

/** The port that is meant. Everything that `match` names must be right; letters of hexadecimal digits count as one. */
export function matchPort(match: PortMatch, ports: readonly Port[]): PortFound {
  const candidates = ports.filter((port) => fits(match, port));
  const [port, ...others] = candidates;
  if (!port) return { kind: 'none' };
  return others.length === 0 ? { kind: 'one', port } : { kind: 'ambiguous', candidates };
}

/**
 * Whether one port could be meant by both. With such a configuration a device would take the other's port as soon
 * as its own is unplugged: two equal adapters are told apart by their sockets only.
 */
export function mayBeSame(one: PortMatch, other: PortMatch): boolean {
  return KEYS.every(
    (key) => one[key] === undefined || other[key] === undefined || equal(key, one[key], other[key]),
  );
}

/** For a person: `vendorId 04b8, productId 0202`. */
export function describeMatch(match: PortMatch): string {
  return KEYS.flatMap((key) => (match[key] === undefined ? [] : `${key} ${match[key]}`)).join(', ');
}

function fits(match: PortMatch, port: Port): boolean {
  return KEYS.every((key) => match[key] === undefined || equal(key, match[key], port[key]));
}

function equal(key: (typeof KEYS)[number], one: string, other: string | undefined): boolean {
  if (key === 'vendorId' || key === 'productId') return one.toLowerCase() === other?.toLowerCase();
  return one === other;
}
