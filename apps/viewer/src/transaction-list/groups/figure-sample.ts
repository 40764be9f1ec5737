import type { FigureSample, RowSample } from '../../collector/events-answer';
import { countOf, formatCount } from '../../format/format-number';
import { formatSampleRate } from '../../format/format-share';
import type { EventNoun } from '../../search/search-condition';
import { describeColumn } from '../columns/describe-column';
import { formatFigure, formatSlowFigure } from '../columns/format-figure';

/** On how much a figure stands, in words: `of 3 transactions; p95 needs 59`. Empty of a figure that needs no caution. */
export function cautionWords(field: string, sample: FigureSample | undefined, noun: EventNoun): string {
  if (sample?.needed === undefined || !isTooFew(sample)) return '';
  return `of ${countOf(sample.n, noun)}; ${describeColumn(field).title} needs ${formatCount(sample.needed)}`;
}

/** The same of any figure that can be made of too few, also where they are enough. */
export function standsOnWords(field: string, sample: FigureSample | undefined, noun: EventNoun): string {
  if (sample?.needed === undefined) return '';
  const caution = cautionWords(field, sample, noun);
  return caution === '' ? `of ${countOf(sample.n, noun)}` : caution;
}

/** What a count, sum or rate would be without sampling, where that is something else than what was recorded. */
export function extrapolatedWords(
  field: string,
  { value, type, sample }: { value: number; type: string | undefined; sample: FigureSample | undefined },
): string {
  const extrapolated = sample?.extrapolated;
  if (extrapolated === undefined || !Number.isFinite(value)) return '';
  const told = (figure: number) => formatSlowFigure(field, type, figure) || formatFigure(field, type, figure);
  return told(extrapolated) === told(value) ? '' : `≈ ${told(extrapolated)}`;
}

/** The share of what happened that a row's events are, where some were sampled out. */
export function sampledShare({ sample_rate: rate }: RowSample): string {
  return rate === null || rate > 0.9995 ? '' : formatSampleRate(rate);
}

/** Everything there is to say about what a row's figures stand on, a sentence each. */
export function sampleSentences(sample: RowSample, noun: EventNoun): string[] {
  const share = sampledShare(sample);
  const cautions = Object.entries(sample.functions).flatMap(([field, figure]) => {
    const { title } = describeColumn(field);
    const { n, needed } = figure;
    if (n === 0) return [];
    if (isTooFew(figure)) {
      return [
        `${title} stands on ${formatCount(n)}; it takes ${formatCount(needed)} to be more than a direction.`,
      ];
    }
    return n < sample.n ? [`${title} stands on ${formatCount(n)} of them.`] : [];
  });
  return [
    `${countOf(sample.n, noun)} recorded${share === '' ? '.' : `, ${share} of all: ≈ says how many there were.`}`,
    ...cautions,
  ];
}

/** Whether any figure of a row is made of fewer events than it takes. */
export function isThin({ functions }: RowSample): boolean {
  return Object.values(functions).some(isTooFew);
}

/** Where no event has the value at all there is no figure to be careful with. */
function isTooFew({ n, too_few: says }: FigureSample): boolean {
  return says === true && n > 0;
}
