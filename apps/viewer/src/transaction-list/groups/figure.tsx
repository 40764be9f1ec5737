import type { FigureSample } from '../../collector/events-answer';
import { AgeText } from '../../design/time-text';
import { secondsOf } from '../../format/format-time';
import { CellValue } from '../columns/cell-value';
import { formatFigure, formatSlowFigure } from '../columns/format-figure';
import type { EventNoun } from '../../search/search-condition';
import { cautionWords, extrapolatedWords, standsOnWords } from './figure-sample';
import './figure.css';

interface FigureProps {
  field: string;
  value: unknown;
  type: string | undefined;
  sample: FigureSample | undefined;
  noun: EventNoun;
  /** Its share of the largest one in the table; without one no bar is drawn. */
  share?: number | undefined;
}

/** A figure over a group's events, with a mark where they are too few for it, and as it was without sampling. */
export function Figure({ field, value, type, sample, noun, share }: FigureProps) {
  if (type === 'date' && value !== null) return <AgeText seconds={secondsOf(value)} />;
  if (typeof value !== 'number') return <CellValue field={field} value={value} type={type} />;
  const caution = cautionWords(field, sample, noun);
  const standsOn = standsOnWords(field, sample, noun);
  const extrapolated = extrapolatedWords(field, { value, type, sample });
  const text = formatFigure(field, type, value);
  const slow = formatSlowFigure(field, type, value);
  return (
    <span className="figure-cell" {...(standsOn !== '' && { title: `${text} ${standsOn}` })}>
      <span className="figure-cell__value">
        {caution !== '' && <span className="thin-mark" aria-hidden="true" />}
        {share === undefined ? (
          text
        ) : (
          <span className="share-bar" style={{ '--share': share }}>
            {text}
          </span>
        )}
      </span>
      {caution !== '' && <span className="visually-hidden"> {caution}</span>}
      {slow !== '' && <span className="figure-cell__extrapolated"> {slow}</span>}
      {extrapolated !== '' && <span className="figure-cell__extrapolated"> {extrapolated}</span>}
    </span>
  );
}
