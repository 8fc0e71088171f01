import type { ScreenProps, Stars } from '../../flows/contract.ts';
import {
  Check,
  FaceBad,
  FaceGood,
  FaceSoSo,
  FaceVeryBad,
  FaceVeryGood,
  type IconShape,
  X,
} from '../icons/shapes.ts';
import { useSend } from '../shell/kiosk-context.ts';
import { Touch } from '../shell/touch.tsx';
import { useWords } from '../words/words.ts';
import { Heading } from './heading.tsx';

/** Best first: the eye begins there. */
const FACES: readonly { readonly stars: Stars; readonly Face: IconShape }[] = [
  { stars: 5, Face: FaceVeryGood },
  { stars: 4, Face: FaceGood },
  { stars: 3, Face: FaceSoSo },
  { stars: 2, Face: FaceBad },
  { stars: 1, Face: FaceVeryBad },
];

/** Five faces, each with its word; then thanks. */
export function RatingScreen({ about, given }: ScreenProps<'rating'>) {
  return given === null ? <Question about={about} /> : <Thanks given={given} />;
}

function Question({ about }: Pick<ScreenProps<'rating'>, 'about'>) {
  const t = useWords();
  const send = useSend();
  return (
    <div className="screen screen-rating">
      <Heading note={t('rating.note')}>{t(`rating.of.${about}`)}</Heading>
      <div className="faces">
        {FACES.map(({ stars, Face }) => (
          <Touch key={stars} look="face" name={`rate-${stars}`} onTouch={() => send({ type: 'rate', stars })}>
            <span className="face" data-stars={stars}>
              <Face />
            </span>
            <span className="label">{t(`rating.stars.${stars}`)}</span>
          </Touch>
        ))}
      </div>
      <Touch look="quiet" name="finish" onTouch={() => send({ type: 'finish' })}>
        <X />
        <span>{t('rating.decline')}</span>
      </Touch>
    </div>
  );
}

function Thanks({ given }: { readonly given: Stars }) {
  const t = useWords();
  const send = useSend();
  const Face = FACES.find(({ stars }) => stars === given)?.Face ?? FaceSoSo;
  return (
    <div className="screen screen-middle">
      <span className="sign face" data-stars={given}>
        <Face />
      </span>
      <Heading note={t('rating.thanksNote')}>{t('rating.thanks')}</Heading>
      <Touch look="primary" name="finish" onTouch={() => send({ type: 'finish' })}>
        <Check />
        <span>{t('rating.finish')}</span>
      </Touch>
      <Touch look="quiet" name="choice-more" onTouch={() => send({ type: 'choose', id: 'more' })}>
        <span>{t('rating.more')}</span>
      </Touch>
    </div>
  );
}
