import { formatDuration } from '../../format/format-duration';
import { formatCount, formatRate } from '../../format/format-number';
import { formatDecimal, formatShare } from '../../format/format-share';

/** A figure in its unit: `type` is what the collector says of the column, the function tells what a rate is per. */
export function formatFigure(field: string, type: string | undefined, value: number): string {
  switch (type) {
    case 'duration':
      return formatDuration(value);
    case 'integer':
      return formatCount(value);
    case 'percentage':
      return formatShare(value);
    case 'rate':
      return formatRate(value, field.startsWith('eps') ? 's' : 'min');
    default:
      return formatDecimal(value);
  }
}
