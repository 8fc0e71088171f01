import { Component, type ReactNode } from 'react';
import { Moment } from './moment.tsx';

interface Props {
  /** What is painted; when it changes after a failure, painting is tried again. */
  readonly paints: unknown;
  /** Name of the component that is guarded. */
  readonly where: string;
  readonly onFailed: (where: string) => void;
  /** Shown after a failure instead of the calm "one moment". */
  readonly instead?: ReactNode;
  readonly children: ReactNode;
}

interface State {
  readonly failed: boolean;
  /** What the state speaks of. */
  readonly painted: unknown;
}

/** Never a white screen: catches a screen that throws, tells the host where, waits for the next view. */
export class PaintGuard extends Component<Props, State> {
  override state: State = { failed: false, painted: null };

  static getDerivedStateFromError(): Partial<State> {
    return { failed: true };
  }

  static getDerivedStateFromProps({ paints }: Props, { painted }: State): Partial<State> | null {
    return painted === paints ? null : { failed: false, painted: paints };
  }

  override componentDidCatch(): void {
    this.props.onFailed(this.props.where);
  }

  override render(): ReactNode {
    if (!this.state.failed) return this.props.children;
    return this.props.instead === undefined ? <Moment /> : this.props.instead;
  }
}
