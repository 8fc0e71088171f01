/** What a screen asks or says. Takes the focus when the screen appears, so that it is read out. */
export function Heading({
  children,
  note,
}: {
  readonly children: string;
  readonly note?: string | undefined;
}) {
  return (
    <header className="heading">
      <h1 tabIndex={-1}>{children}</h1>
      {note === undefined ? null : <p>{note}</p>}
    </header>
  );
}
