import type { Catalogue } from '../../assets/catalogue/schema.ts';
import {
  type Choice,
  ICON_NAMES,
  type IconName,
  type Locale,
  type VisitExtra,
  type VisitKindBadge,
} from '../contract.ts';
import type { VisitKindRule } from '../domain/ticket.ts';

/** A catalogue's picture name, or the question mark where an editor wrote one that is not drawn. */
export function iconName(name: string): IconName {
  return ICON_NAMES.find((known) => known === name) ?? 'question';
}

export function directionName(catalogue: Catalogue, code: string | null, locale: Locale): string | null {
  return catalogue.directions.find((direction) => direction.code === code)?.[locale] ?? null;
}

export function serviceName(catalogue: Catalogue, code: string | null, locale: Locale): string | null {
  return catalogue.services.find((service) => service.code === code)?.[locale] ?? null;
}

export function deskName(catalogue: Catalogue, id: string | null, locale: Locale): string | null {
  return id === null ? null : deskOf(catalogue, id)[locale];
}

function deskOf(catalogue: Catalogue, id: string) {
  const desk = catalogue.desks.find((candidate) => candidate.id === id);
  if (!desk) throw new Error(`desk ${id} is not in the catalogue`);
  return desk;
}

export function visitKindChoice(catalogue: Catalogue, id: string, locale: Locale): Required<Choice> {
  const kind = catalogue.visitKinds.find((candidate) => candidate.id === id);
  if (!kind) throw new Error(`visit kind ${id} is not in the catalogue`);
  return { id, label: kind[locale], hint: kind.hint[locale], icon: iconName(kind.icon) };
}

export function visitKindBadge(
  catalogue: Catalogue,
  rules: readonly VisitKindRule[],
  chosen: string,
  extras: readonly VisitExtra[],
  locale: Locale,
): VisitKindBadge {
  const { label, icon } = visitKindChoice(catalogue, chosen, locale);
  const others = rules
    .filter((rule) => rule.id !== chosen)
    .map((rule) => {
      const other = visitKindChoice(catalogue, rule.id, locale);
      return { label: other.label, icon: other.icon };
    });
  return {
    id: chosen,
    label,
    icon,
    isDefault: chosen === rules[0]?.id && extras.length === 0,
    others,
    extras,
  };
}
