import { StoredText } from '../design/stored-text';
import { formatDuration } from '../format/format-duration';

/** A figure that the SDK measured once per transaction, such as a web vital. */
export interface Measurement {
  name: string;
  value: number;
  unit: string | undefined;
}

/** Reads `{ lcp: { value: 812.5, unit: "millisecond" } }`; whatever has no numeric value is left out. */
export function measurementsOf(value: unknown): Measurement[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value as Record<string, { value?: unknown; unit?: unknown } | null>).flatMap(
    ([name, entry]) =>
      typeof entry?.value === 'number'
        ? [{ name, value: entry.value, unit: typeof entry.unit === 'string' ? entry.unit : undefined }]
        : [],
  );
}

/** The measurements with their units. */
export function Measurements({ measurements }: { measurements: readonly Measurement[] }) {
  return (
    <dl className="tag-table">
      {measurements.map(({ name, value, unit }) => (
        <div key={name} className="tag-table__row">
          <dt>
            <StoredText>{name}</StoredText>
          </dt>
          <dd>
            {unit === 'millisecond' ? (
              formatDuration(value)
            ) : (
              <StoredText>
                {`${value} ${unit === undefined || unit === 'none' ? '' : unit}`.trim()}
              </StoredText>
            )}
          </dd>
        </div>
      ))}
    </dl>
  );
}
