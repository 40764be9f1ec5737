import type { ServiceSkew } from '@clew/trace-model';
import { StoredText } from '../../design/stored-text';
import { formatDuration } from '../../format/format-duration';
import { countOf } from '../../format/format-number';

/** Whose clock is behind whose, as far as the trace proves it. */
export function SkewNotes({ skews }: { skews: readonly ServiceSkew[] }) {
  if (skews.length === 0) return null;
  return (
    <section className="trace-note" aria-labelledby="clock-skew">
      <h2 id="clock-skew">Clock skew</h2>
      <ul>
        {skews.map(({ service, caller, seconds, transactions }) => (
          <li key={`${service} ${caller}`}>
            <StoredText>{service}</StoredText>’s clock is at least{' '}
            <strong>{formatDuration(seconds * 1_000)}</strong> behind{' '}
            {service === caller ? (
              'that of another machine of the same service'
            ) : (
              <CallerClock caller={caller} />
            )}
            <span className="quiet">
              {' '}
              ({countOf(transactions, 'transaction')} {transactions === 1 ? 'seems' : 'seem'} to start before
              the span that gave rise to {transactions === 1 ? 'it' : 'them'})
            </span>
          </li>
        ))}
      </ul>
      <p className="quiet">
        Times are shown as they were sent: nobody can know which of two clocks is right.
      </p>
    </section>
  );
}

function CallerClock({ caller }: { caller: string }) {
  return (
    <>
      <StoredText>{caller}</StoredText>’s
    </>
  );
}
