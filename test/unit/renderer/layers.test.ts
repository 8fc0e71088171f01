import { describe, expect, it } from 'vitest';
import type { ScreenName, View } from '../../../flows/contract.ts';
import { kept, type Layer, mayBePersonal, withView } from '../../../renderer/shell/layers.ts';
import { allSampleViews } from '../../support/sample-views.ts';

const sample = (name: ScreenName, fits: (view: View) => boolean = () => true): View => {
  const found = allSampleViews('az').find(({ view }) => view.screen.name === name && fits(view));
  if (!found) throw new Error(`no sample of ${name}`);
  return found.view;
};
const badge = (isDefault: boolean) => (view: View) =>
  view.screen.name === 'need' && view.screen.props.visitKind.isDefault === isDefault;
/** The page after these views, each of them settled. */
const pageAfter = (...views: View[]): readonly Layer[] =>
  views.reduce<readonly Layer[]>((layers, view) => kept(view, withView(view, layers)), []);
const names = (layers: readonly Layer[]) => layers.map(({ screen }) => screen.name).sort();

describe('the screens that stay in the page', () => {
  it('keeps the way while the citizen stays, and hands on as it is what paints the same', () => {
    const layers = pageAfter(sample('attract'), sample('need'), sample('direction'), sample('service'));
    expect(names(layers)).toEqual(['attract', 'direction', 'need', 'service']);
    const again = withView({ ...sample('need'), place: 'later' }, layers);
    expect(again).toEqual(layers);
    again.forEach((layer, at) => {
      expect(layer).toBe(layers[at]);
    });
  });

  it('keeps one of each language', () => {
    const layers = pageAfter(sample('help'), { ...sample('help'), locale: 'ru' });
    expect(layers.map(({ key }) => key)).toEqual(['help az', 'help ru']);
  });

  it('never keeps a number', () => {
    expect(names(pageAfter(sample('ticket'), sample('help')))).toEqual(['help']);
  });

  it('keeps no choice when the session has ended', () => {
    const way = [sample('need', badge(false)), sample('direction'), sample('service'), sample('visit-kind')];
    expect(names(pageAfter(...way, sample('attract')))).toEqual(['attract']);
    expect(names(pageAfter(sample('need', badge(true)), sample('attract')))).toEqual(['attract', 'need']);
  });

  it('keeps no setting either', () => {
    const help = sample('help');
    const large = { ...help, access: { ...help.access, text: 'large' as const } };
    expect(names(pageAfter(large, sample('attract')))).toEqual(['attract']);
  });
});

it('takes what flows show for somebody’s, and what everybody sees for nobody’s', () => {
  expect(
    (['entry', 'told', 'sheet', 'list', 'search'] as const).map((name) => mayBePersonal(sample(name).screen)),
  ).toEqual([true, true, true, true, true]);
  expect((['attract', 'need', 'veil'] as const).map((name) => mayBePersonal(sample(name).screen))).toEqual([
    false,
    false,
    false,
  ]);
});
