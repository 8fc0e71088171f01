import type { CodeUse } from '../domain/device-read.ts';
import type { FlowName, FlowOutput, FlowStart } from '../flow.ts';

/** One flow of a visit, and what it begins with. */
export interface Leg {
  readonly flow: FlowName;
  readonly start: FlowStart;
}

/** How a citizen came to where they are: the last leg is on the stage, those before it are what "back" leads to. */
export type Trail = readonly Leg[];

const FLOW_OF_CODE: Readonly<Record<CodeUse, FlowName>> = {
  ticket: 'opinion',
  appointment: 'appointment',
  resume: 'resume',
  receipt: 'status',
};

export const NO_TRAIL: Trail = [];
/** Nobody goes deeper; more would be a circle. */
const LONGEST_TRAIL = 12;

/** The first question of a visit. */
export function toHome(): Trail {
  return [{ flow: 'queue-ticket', start: {} }];
}

/** What a code that is held to an empty kiosk begins: the ticket's owner has been served and may say how it was. */
export function legOfCode({ use, id }: { readonly use: CodeUse; readonly id: string }): Leg {
  return { flow: FLOW_OF_CODE[use], start: { code: id } };
}

/** On to another flow, which "back" leaves to the one before it. */
export function toNext(trail: Trail, leg: Leg): Trail {
  return [...trail, leg].slice(-LONGEST_TRAIL);
}

/** Empty when the visit is over. */
export function afterFlow(trail: Trail, output: FlowOutput): Trail {
  switch (output.end) {
    case 'finished':
      return NO_TRAIL;
    case 'left':
      return trail.slice(0, -1);
    case 'next': {
      const here = trail.at(-1);
      const before = trail.slice(0, -1);
      const back = here && output.back !== undefined ? [...before, { ...here, start: output.back }] : before;
      return toNext(back, { flow: output.flow, start: output.start });
    }
  }
}
