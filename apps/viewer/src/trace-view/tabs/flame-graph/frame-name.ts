import type { FlameFrame } from '@clew/trace-model';

/** What a frame is called: `op - description`, without either what there is. */
export function frameName({ parent, op, description }: FlameFrame): string {
  if (parent === undefined) return 'Whole trace';
  if (op === '') return description === '' ? 'default' : description;
  return description === '' ? op : `${op} - ${description}`;
}
