import { StoredText } from '../design/stored-text';
import { FactTable } from '../design/tables/fact-table';
import { ShowAll } from '../design/show-all';
import { measurementText, millisecondsOf, type Measurement } from './read-measurements';
import { ratingOf, vitalOf } from './web-vitals';

const AT_FIRST = 30;

const RATINGS = {
  good: { word: 'good', sign: '●' },
  middling: { word: 'needs improvement', sign: '◐' },
  poor: { word: 'poor', sign: '○' },
};

/** The measurements with their units; of web vitals also what is good, and whether this is. */
export function Measurements({ measurements }: { measurements: readonly Measurement[] }) {
  return (
    <ShowAll items={measurements} atFirst={AT_FIRST} what="measurements">
      {(shown) => (
        <FactTable
          facts={shown.map((measurement) => [
            nameOf(measurement.name),
            <MeasuredValue measurement={measurement} />,
          ])}
        />
      )}
    </ShowAll>
  );
}

function nameOf(name: string): string {
  const vital = vitalOf(name);
  return vital === undefined ? name : `${vital.title} (${name.toUpperCase()})`;
}

function MeasuredValue({ measurement }: { measurement: Measurement }) {
  const text = <StoredText>{measurementText(measurement)}</StoredText>;
  const vital = vitalOf(measurement.name);
  if (vital === undefined) return text;
  const rating = ratingOf(vital, millisecondsOf(measurement) ?? measurement.value);
  const { word, sign } = RATINGS[rating];
  return (
    <>
      <span className={`rating rating--${rating}`}>
        <span aria-hidden="true">{sign}</span> {text} · {word}
      </span>
      <span className="rating__scale">
        good up to <StoredText>{measurementText({ value: vital.good, unit: vital.unit })}</StoredText>, poor
        above <StoredText>{measurementText({ value: vital.poor, unit: vital.unit })}</StoredText>
      </span>
    </>
  );
}
