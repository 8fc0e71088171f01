interface Props {
  readonly typed: string;
  /** How an answer looks, as long as nothing is typed. */
  readonly example: string | null;
}

/** What has been typed, with the place where the next letter comes. */
export function TypedLine({ typed, example }: Props) {
  return (
    <p className="typed" role="status">
      {typed === '' && example !== null ? (
        <span className="typed-example">{example}</span>
      ) : (
        <span className="typed-text">{typed}</span>
      )}
      <span className="typed-caret" />
    </p>
  );
}
