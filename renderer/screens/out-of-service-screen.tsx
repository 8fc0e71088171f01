import type { ScreenProps, StillWorks } from '../../flows/contract.ts';
import { CircleAlert, type IconShape, Info, Phone, UsersRound } from '../icons/shapes.ts';
import { useWords } from '../words/words.ts';
import { Heading } from './heading.tsx';

const ICONS: Readonly<Record<StillWorks, IconShape>> = {
  information: Info,
  operators: UsersRound,
  'call-142': Phone,
};

/** The kiosk cannot serve: says so, and what still works. */
export function OutOfServiceScreen({ stillWorks, code }: ScreenProps<'out-of-service'>) {
  const t = useWords();
  return (
    <div className="screen screen-middle">
      <span className="sign">
        <CircleAlert />
      </span>
      <Heading note={t('outOfService.note')}>{t('outOfService.title')}</Heading>
      <ul className="contacts">
        {stillWorks.map((what) => {
          const Icon = ICONS[what];
          return (
            <li key={what}>
              <Icon />
              <span>{t(`outOfService.works.${what}`)}</span>
            </li>
          );
        })}
      </ul>
      <p className="technician-code">{t('outOfService.code', { code })}</p>
    </div>
  );
}
