import { AGAIN, footOf, rowsOf } from './rows.ts';
import type { DeviceId, DeviceTask, Place, TechnicianSights, Work, WorkDone } from './technician.ts';

/** What a touch leads to. */
export type Step =
  /** Further in; "back" returns. */
  | { readonly step: 'to'; readonly place: Place }
  /** The same place, changed. */
  | { readonly step: 'change'; readonly place: Place }
  /** Something else in place of this one. */
  | { readonly step: 'instead'; readonly place: Place }
  | { readonly step: 'work'; readonly work: Work }
  | { readonly step: 'back' };

const to = (place: Place): Step => ({ step: 'to', place });
const work = (doing: Work): Step => ({ step: 'work', work: doing });

/** What a touch on a row or the foot of a place means; null where there is no such thing. */
export function stepOf(place: Place, id: string, sights: TechnicianSights): Step | null {
  if (footOf(place)?.row.id !== id && !rowsOf(place, sights).some((row) => row.id === id)) return null;
  switch (place.at) {
    case 'home':
      return fromHome(id, sights);
    case 'more':
      return fromMore(id);
    case 'devices': {
      const device = sights.devices().find((sight) => sight.id === id);
      return device ? to({ at: 'device', device: device.id }) : null;
    }
    case 'device':
      return taskStep(place.device, id as DeviceTask);
    case 'ports':
      return work(
        id === AGAIN
          ? { do: 'find-ports', device: place.device }
          : { do: 'use-port', device: place.device, port: id },
      );
    case 'profiles':
      return work({ do: 'use-profile', device: place.device, profile: id });
    case 'calibration':
      if (id === 'use') return work({ do: 'use-calibration', device: place.device, picked: place.picked });
      return {
        step: 'change',
        place: {
          ...place,
          picked: place.picked.includes(id)
            ? place.picked.filter((line) => line !== id)
            : [...place.picked, id],
        },
      };
    case 'people':
      return work({ do: 'enrol', device: place.device, person: id });
    case 'jobs':
      return to({ at: 'job', ticketId: id });
    case 'job':
      return id === 'void'
        ? to({ at: 'sure', work: { do: 'void', ticketId: place.ticketId } })
        : work({ do: 'reprint', ticketId: place.ticketId });
    case 'facts':
      return work({ do: 'look' });
    case 'sticks':
      return work(id === AGAIN ? { do: 'find-sticks' } : { do: 'export', stick: id });
    case 'sure':
      return id === 'yes' ? work(place.work) : { step: 'back' };
    case 'told':
      return fromTold(place, id);
    case 'log':
    case 'pin':
    case 'touch':
      return null;
  }
}

function fromHome(id: string, sights: TechnicianSights): Step | null {
  switch (id) {
    case 'devices':
    case 'jobs':
    case 'more':
      return to({ at: id });
    case 'facts':
      return work({ do: 'look' });
    case 'log':
      return to({ at: 'log', lines: sights.log() });
    case 'sticks':
      return work({ do: 'find-sticks' });
    default:
      return null;
  }
}

function fromMore(id: string): Step | null {
  switch (id) {
    case 'pin':
      return to({ at: 'pin', first: null, typed: '', differs: false });
    case 'touch':
      return to({ at: 'touch', offsets: [] });
    case 'restart':
    case 'shut-down':
      return to({ at: 'sure', work: { do: id } });
    default:
      return null;
  }
}

function taskStep(device: DeviceId, task: DeviceTask): Step {
  switch (task) {
    case 'ports':
      return work({ do: 'find-ports', device });
    case 'profiles':
      return to({ at: 'profiles', device });
    case 'enrol':
      return to({ at: 'people', device });
    case 'new-roll':
      return to({ at: 'sure', work: { do: task, device } });
    case 'test-print':
    case 'read':
    case 'empty-bin':
      return work({ do: task, device });
    case 'calibrate':
      return work({ do: 'print-calibration', device });
  }
}

function fromTold({ outcome, after }: Place & { at: 'told' }, id: string): Step | null {
  if (id === 'done') return { step: 'back' };
  if (id === 'sticks') return work({ do: 'find-sticks' });
  if (id === 'again') {
    if (outcome.kind === 'touch-good' || outcome.kind === 'touch-off')
      return { step: 'instead', place: { at: 'touch', offsets: [] } };
    return after && work(after);
  }
  if (!after || !('device' in after)) return null;
  const step = taskStep(after.device, id as DeviceTask);
  return step.step === 'to' ? { step: 'instead', place: step.place } : step;
}

/** The trail after a work has ended: what it gave stands where it was asked for, and a question is not asked twice. */
export function trailAfter(trail: readonly Place[], doing: Work, done: WorkDone): readonly Place[] {
  const place = placeOf(doing, done);
  const passed: ReadonlySet<Place['at']> = new Set([
    'sure',
    'told',
    'facts',
    'ports',
    'profiles',
    'people',
    'calibration',
    'sticks',
    'pin',
  ]);
  // What was picked too little is picked on.
  const isUnclear = done.kind === 'told' && done.outcome.kind === 'calibration-unclear';
  // A job that is settled is on no list any more.
  const isSettled = done.kind === 'told' && (doing.do === 'void' || doing.do === 'reprint');
  const kept = trail.filter(
    ({ at }) => (!passed.has(at) || (isUnclear && at === 'calibration')) && !(isSettled && at === 'job'),
  );
  return [...kept, place];
}

function placeOf(doing: Work, done: WorkDone): Place {
  switch (done.kind) {
    case 'ports':
      return { at: 'ports', device: done.device, ports: done.ports };
    case 'lines':
      return { at: 'calibration', device: done.device, lines: done.lines, picked: [] };
    case 'facts':
      return { at: 'facts', facts: done.facts };
    case 'sticks':
      return { at: 'sticks', sticks: done.sticks };
    case 'told':
      return { at: 'told', outcome: done.outcome, after: doing.do === 'set-pin' ? null : doing };
  }
}
