import type { RightsData, RightsRule } from '../../assets/catalogue/rights-schema.ts';
import type { Catalogue, Service } from '../../assets/catalogue/schema.ts';
import { mayBeDue, type RightsAnswers } from './rules.ts';

/** A service that may be due, why, and how. */
export interface DueService {
  readonly service: Service;
  readonly reasons: readonly RightsRule['reason'][];
  /** It comes by itself: nobody need apply. */
  readonly isProactive: boolean;
  /** No source says that it is for these people, or that there is such a service. */
  readonly isUnsure: boolean;
}

/** What may be due of this catalogue: a service that it does not hold (any more) is passed over. The surest first. */
export function dueServices(
  rights: RightsData,
  catalogue: Catalogue,
  answers: RightsAnswers,
): readonly DueService[] {
  const due = mayBeDue(rights, answers).flatMap(({ service: code, rules }): DueService[] => {
    const service = catalogue.services.find((one) => one.code === code);
    if (!service) return [];
    return [
      {
        service,
        reasons: rules.map(({ reason }) => reason),
        isProactive: service.proactive === true,
        isUnsure: service.confidence.listed === 'C' || rules.every(({ confidence }) => confidence === 'C'),
      },
    ];
  });
  return [...due.filter(({ isUnsure }) => !isUnsure), ...due.filter(({ isUnsure }) => isUnsure)];
}
