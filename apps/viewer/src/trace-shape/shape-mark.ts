import type { ShapeVerdict } from '@clew/trace-model';

/** How a verdict is shown: the sign and the words say without colour what the kind chooses a colour for. */
export interface ShapeMark {
  kind: ShapeVerdict | 'awaited';
  sign: string;
  words: string;
}

const MARKS: Record<ShapeVerdict, Omit<ShapeMark, 'kind'>> = {
  present: { sign: '✓', words: 'there' },
  different: { sign: '≠', words: 'different' },
  misplaced: { sign: '↕', words: 'in another order' },
  missing: { sign: '–', words: 'missing' },
  unexpected: { sign: '+', words: 'unexpected' },
};

/** The mark of a verdict; what is missing while more arrives is awaited. */
export function shapeMark(verdict: ShapeVerdict, isArriving: boolean): ShapeMark {
  const mark = MARKS[verdict];
  if (verdict === 'missing' && isArriving) return { ...mark, kind: 'awaited', words: 'not there yet' };
  return { ...mark, kind: verdict };
}
