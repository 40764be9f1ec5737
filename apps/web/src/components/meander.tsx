/** A band of Greek key, the labyrinth in one line. */
export function Meander() {
  return (
    <svg className="meander" aria-hidden="true">
      <pattern id="meander" width="22" height="20" patternUnits="userSpaceOnUse">
        <path d="M0 18H22M18 18V3H3V13H13V8H8" />
      </pattern>
      <rect width="100%" height="20" fill="url(#meander)" />
    </svg>
  );
}
