/** The eight-pointed star of Azerbaijani carpets and stonework: the one ornament of the page. */
export function Star() {
  return (
    <svg className="star" viewBox="0 0 100 100" aria-hidden="true">
      <rect className="star-outer" x="20" y="20" width="60" height="60" />
      <rect className="star-outer" x="20" y="20" width="60" height="60" transform="rotate(45 50 50)" />
      <rect className="star-inner" x="33" y="33" width="34" height="34" />
      <rect className="star-inner" x="33" y="33" width="34" height="34" transform="rotate(45 50 50)" />
      <circle className="star-heart" cx="50" cy="50" r="9" />
    </svg>
  );
}
