/** Something is happening: three calm dots that breathe, still where motion is not wanted. */
export function Motion() {
  return (
    <div className="motion" aria-hidden="true">
      <span className="moves" />
      <span className="moves" />
      <span className="moves" />
    </div>
  );
}
