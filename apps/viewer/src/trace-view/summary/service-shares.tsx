import type { ServiceShare } from '@clew/trace-model';
import { StoredText } from '../../design/stored-text';
import { serviceColour } from '../../design/colours/service-colour';
import { formatDuration } from '../../format/format-duration';
import { formatShare } from '../../format/format-share';

interface ServiceSharesProps {
  shares: readonly ServiceShare[];
  /** How many seconds of the critical path each service adds, and how long the path is. */
  critical: ReadonlyMap<string, number>;
  slugs: readonly string[];
}

/** Whose work the trace's time was: a bar of all services' self times, and the same in names and figures; nothing without spans. */
export function ServiceShares({ shares, critical, slugs }: ServiceSharesProps) {
  if (shares.length === 0) return null;
  const criticalTotal = [...critical.values()].reduce((sum, seconds) => sum + seconds, 0);
  return (
    <section className="service-shares" aria-labelledby="service-shares">
      <h2 id="service-shares" className="service-shares__title">
        Where the time was spent
      </h2>
      <p className="quiet">
        Each service’s own work, added up: what ran at the same time counts as often as it was done.
      </p>
      <div className="service-shares__bar" aria-hidden="true">
        {shares.map(({ service, share }) => (
          <span
            key={service}
            className={`service-shares__part ${serviceColour(service, slugs)}`}
            style={{ flexGrow: share }}
          />
        ))}
      </div>
      <ul className="service-shares__list">
        {shares.map(({ service, share, seconds }) => (
          <li key={service} className={`chip ${serviceColour(service, slugs)}`}>
            <span className="chip__dot" aria-hidden="true" />
            <StoredText>{service}</StoredText> <strong>{formatShare(share)}</strong>{' '}
            <span className="quiet">
              {formatDuration(seconds * 1_000)} itself
              {criticalTotal > 0 && `, ${criticalText((critical.get(service) ?? 0) / criticalTotal)}`}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function criticalText(share: number): string {
  return share > 0 ? `${formatShare(share)} of the critical path` : 'none of it on the critical path';
}
