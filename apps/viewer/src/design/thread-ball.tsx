/** A ball of thread: a clew. */
export function ThreadBall() {
  return (
    <svg className="thread-ball" viewBox="0 0 32 32" width="26" height="26" aria-hidden="true">
      <circle cx="14" cy="14" r="10" />
      <path d="M6 10c6-3 12 0 15 8M5 16c6-2 10 1 12 7M11 5c5 1 10 5 12 11M14 24c5 4 10 5 16 3" />
    </svg>
  );
}
