import { useState } from 'react';

/** The latest answer that there was: what is on screen stays there where the next question is refused, or has no answer. */
export function useLastSeen<Value>(value: Value | undefined): Value | undefined {
  const [seen, setSeen] = useState(value);
  if (value !== undefined && value !== seen) setSeen(value);
  return value ?? seen;
}
