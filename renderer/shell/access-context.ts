import { createContext, useContext } from 'react';
import type { Access, View } from '../../flows/contract.ts';

/** How this citizen wants the kiosk, and who else looks on: given by the stage to all that stands on it. */
export interface Sight {
  readonly access: Access | null;
  /** A helper sees the screen: personal fields are masked. */
  readonly assisted: boolean;
  /** Sign-language clips there are: `<locale>/<screen>`. */
  readonly signs: readonly string[];
}

/** Outside of a stage nothing is known of who looks on: what is personal stays hidden. */
export const AccessContext = createContext<Sight>({ access: null, assisted: true, signs: [] });

export function sightOf(view: View | null, signs: readonly string[]): Sight {
  return { access: view?.access ?? null, assisted: view === null || view.assist !== null, signs };
}

export function useAccess(): Access | null {
  return useContext(AccessContext).access;
}

/** Personal data may not be read now. */
export function useAssisted(): boolean {
  return useContext(AccessContext).assisted;
}

export function useSignClips(): readonly string[] {
  return useContext(AccessContext).signs;
}

/** What is spoken stands on the screen too, in a strip of its own. */
export function isCaptioned({ speech, scanning, blank }: Access): boolean {
  return !blank && (speech || scanning);
}

/** Fewer words and larger things: what is of least worth gives way. */
export function useCompact(): boolean {
  const access = useAccess();
  return access !== null && (access.easy || access.text !== 'normal');
}
