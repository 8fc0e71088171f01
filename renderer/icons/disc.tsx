import type { IconName } from '../../flows/contract.ts';
import { Picture } from './picture.tsx';

/** The round picture of what can be chosen; nothing where it has none. */
export function Disc({ icon }: { readonly icon: IconName | undefined }) {
  if (icon === undefined) return null;
  return (
    <span className="disc">
      <Picture name={icon} />
    </span>
  );
}
