import type { AnyStateNode } from 'xstate';

interface SnapshotLike {
  readonly value: unknown;
  readonly status: string;
  readonly _nodes: readonly AnyStateNode[];
}

/** Every atomic state of a machine, by id, with its final ones. */
export function leafStates(root: AnyStateNode): string[] {
  // Nothing rests in a state that is always left at once.
  const isPassed = (state: AnyStateNode) => state.always?.some(({ guard }) => guard === undefined) ?? false;
  const children = Object.values(root.states).filter((state) => state.type !== 'history' && !isPassed(state));
  return children.length === 0 ? [root.id] : children.flatMap(leafStates);
}

/** The atomic states a snapshot is in. */
export function activeLeaves(snapshot: unknown): string[] {
  return (snapshot as SnapshotLike)._nodes
    .filter((node) => Object.keys(node.states).length === 0)
    .map((node) => node.id);
}

/** How the active states, but for those under `except`, take an event: by a transition, by a refusal with its reason, or not at all. */
export function reception(
  snapshot: unknown,
  eventType: string,
  except = '-',
): { handled: boolean; refused: string | null } {
  const nodes = (snapshot as SnapshotLike)._nodes.filter((node) => !node.id.startsWith(except));
  const handled = nodes.some((node) => node.transitions.has(eventType));
  const reasons = nodes.flatMap((node) => {
    const refuses = (node.meta as { refuses?: Record<string, string> } | undefined)?.refuses;
    return refuses?.[eventType] ?? [];
  });
  return { handled, refused: reasons[0] ?? null };
}
