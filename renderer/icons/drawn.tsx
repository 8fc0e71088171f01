import type { ReactNode } from 'react';

interface DrawnProps {
  readonly className?: string;
}

/** The frame that the drawn pictures share with the others: 24 units, one line width, round ends. */
function Drawn({ className, children }: DrawnProps & { readonly children: ReactNode }) {
  return (
    <svg
      className={className}
      width="24"
      height="24"
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth="2"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      {children}
    </svg>
  );
}

/** A bent figure with a stick. */
export function Elder(props: DrawnProps) {
  return (
    <Drawn {...props}>
      <circle cx="10" cy="4.2" r="2.2" />
      <path d="M10.5 9c-3 0-4.5 2-4.5 4.5V16h3l-.5 6" />
      <path d="M10.5 9l2 3.5 4 1" />
      <path d="M9 16l3 2v4" />
      <path d="M16.5 22v-8.5a1.7 1.7 0 0 1 3.4 0" />
    </Drawn>
  );
}

/** A grown-up and a child, hand in hand. */
export function AdultAndChild(props: DrawnProps) {
  return (
    <Drawn {...props}>
      <circle cx="8" cy="4.5" r="2.5" />
      <path d="M8 10c-2.6 0-4 1.6-4 4v2h1.5V22h5v-6" />
      <path d="M8 10c2 0 3 1 3.6 2.4L13 15.5h2" />
      <circle cx="17.5" cy="11" r="1.9" />
      <path d="M15 22v-5.5a2.5 2.5 0 0 1 5 0V22z" />
    </Drawn>
  );
}

/** A child under a shield. */
export function ChildShield(props: DrawnProps) {
  return (
    <Drawn {...props}>
      <path d="M12 2l8 3v7c0 5-3.5 8.5-8 10-4.5-1.5-8-5-8-10V5z" />
      <circle cx="12" cy="9" r="2" />
      <path d="M8.5 16.5v-.7a3.5 3.5 0 0 1 7 0v.7" />
    </Drawn>
  );
}

/** A figure with a star: the volunteers of the hall wear one. */
export function Volunteer(props: DrawnProps) {
  return (
    <Drawn {...props}>
      <circle cx="10" cy="7" r="4" />
      <path d="M3 21v-1.5A6.5 6.5 0 0 1 9.5 13h1.5" />
      <path d="M17.5 12.5l1.300 2.800 3 .4-2.200 2.100.6 3-2.700-1.5-2.700 1.5.6-3-2.200-2.100 3-.4z" />
    </Drawn>
  );
}
