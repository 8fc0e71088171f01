import type { Access, FlowScreen, Locale, Screen, ScreenName, View } from '../../flows/contract.ts';

/** Hold nothing of any citizen, whoever was there. */
const OF_NOBODY: ReadonlySet<ScreenName> = new Set(['attract', 'help', 'language', 'issuing']);
/** Hold no more than what was chosen on the way: kept as long as the citizen stays. */
const OF_THE_WAY: ReadonlySet<ScreenName> = new Set(['need', 'direction', 'service', 'visit-kind']);

/** What somebody typed, or what the centre answered them, may stand on these. */
const OF_SOMEBODY: Readonly<Record<Exclude<FlowScreen['name'], 'veil'>, true>> = {
  list: true,
  search: true,
  entry: true,
  sheet: true,
  told: true,
  scale: true,
};

/** Not even its measures are remembered under what it says. */
export function mayBePersonal({ name }: Screen): boolean {
  return Object.hasOwn(OF_SOMEBODY, name);
}

/** A screen in a language, standing in the page. */
export interface Layer {
  readonly key: string;
  readonly locale: Locale;
  readonly screen: Screen;
  readonly access: Access;
  /** `access` as one text. */
  readonly settings: string;
  /** All that it paints, as one text. */
  readonly paints: string;
  /** All of it that the size of its parts depends on. */
  readonly sized: string;
  /** Its form can be put aside now. */
  readonly canStopNow: boolean;
}

export function layerKey({ screen, locale }: View): string {
  return `${screen.name} ${locale}`;
}

/**
 * The screens that stand in the page, the one on view among them: what was laid out and painted once is shown again in
 * half of the time. What was painted for other settings is gone at once: it would be laid out anew with every change.
 * @param before what stood in the page; a layer that paints the same is handed on as it is
 */
export function withView(view: View, before: readonly Layer[]): readonly Layer[] {
  const { access, canStopNow, locale, screen } = view;
  const key = layerKey(view);
  const settings = JSON.stringify(access);
  const around = `${locale} ${settings} ${canStopNow}`;
  const paints = `${around} ${JSON.stringify(screen)}`;
  const sized = `${around} ${JSON.stringify(sizedBy(screen))}`;
  const layer = { key, locale, screen, access, settings, paints, sized, canStopNow };
  const standing = before.filter((old) => old.key === key || old.settings === settings);
  if (!standing.some((old) => old.key === key)) return [...standing, layer];
  return standing.map((old) => (old.key === key && old.paints !== layer.paints ? layer : old));
}

/** Longer answers stand in a larger box, in smaller letters. */
export const LONG_ANSWER = 24;

/** While somebody types, what is typed and what is found have rooms of their own: no letter moves the keyboard. */
function sizedBy(screen: Screen): unknown {
  if (screen.name === 'search') {
    const { title, keyboard, keyboards, deeds } = screen.props;
    return { name: screen.name, title, keyboard, keyboards, deeds };
  }
  if (screen.name === 'entry')
    return { ...screen.props, name: screen.name, typed: screen.props.typed.length > LONG_ANSWER };
  return screen;
}

/**
 * What may stay once a screen has settled: a number, a PIN or a text is never kept, and when the session has ended,
 * no choice and no setting is. Not at once, since taking things out of the page takes time too.
 */
export function kept(view: View, layers: readonly Layer[]): readonly Layer[] {
  const isOver = view.screen.name === 'attract';
  const stays = (layer: Layer): boolean => {
    const ofNobody = OF_NOBODY.has(layer.screen.name);
    if (!isOver) return ofNobody || OF_THE_WAY.has(layer.screen.name);
    return ofNobody || isUntouched(layer);
  };
  const left = layers.filter((layer) => layer.key === layerKey(view) || stays(layer));
  return left.length === layers.length ? layers : left;
}

/** The first question, while nobody has said anything. */
function isUntouched({ screen }: Layer): boolean {
  return screen.name === 'need' && screen.props.visitKind.isDefault && screen.props.paging.page === 1;
}
