import { formatDuration } from '../../format/format-duration';
import { formatCount } from '../../format/format-number';
import type { RateUnit } from '../../format/format-rate';
import { formatRate, formatSlowRate } from '../../format/format-rate';
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
      return formatRate(...rateOf(field, value));
    default:
      return formatDecimal(value);
  }
}

/** A rate that is too little for the unit of its column, in one in which it can be told; empty of any other figure. */
export function formatSlowFigure(field: string, type: string | undefined, value: number): string {
  return type === 'rate' ? formatSlowRate(...rateOf(field, value)) : '';
}

function rateOf(field: string, value: number): [perSecond: number, unit: RateUnit] {
  return field.startsWith('eps') ? [value, 's'] : [value / 60, 'min'];
}
