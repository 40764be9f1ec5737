import type { OrphanFinding } from '@clew/trace-model';
import type { OrphanReason } from '../../span-view/span-view-subject';
import { visibleText } from '../../design/visible-text';
import { formatCount } from '../../format/format-number';
import { formatSampleRate } from '../../format/format-share';

const SHORT_NAMES: Record<OrphanFinding['reason'], string> = {
  'not-loaded': 'parent not loaded',
  'not-yet-arrived': 'not yet arrived',
  'never-instrumented': 'never instrumented',
  'sampled-out': 'sampled out',
  'report-lost': 'report lost',
  'head-unknown': 'parent hidden or unknown',
};

const LOST_LISTED = 4;

/**
 * What the row of an orphan transaction says, and everything that speaks for it. The first finding gives the name.
 *
 * @param mayBeHidden whether this reader may not view every project
 */
export function orphanText(findings: readonly OrphanFinding[], mayBeHidden: boolean): OrphanReason {
  const [first] = findings;
  const hidden = mayBeHidden ? ' It may also belong to a project that you may not view.' : '';
  if (first === undefined) {
    return {
      label: 'orphan: no reason known',
      explanation: `Its parent span is in no transaction that has arrived, and nothing tells why: the service that called it may not be instrumented, or its report was lost.${hidden}`,
    };
  }
  return {
    label: `orphan: ${SHORT_NAMES[first.reason]}`,
    explanation: findings.map(explanationOf).join(' ') + hidden,
  };
}

function explanationOf(finding: OrphanFinding): string {
  switch (finding.reason) {
    case 'not-loaded':
      return 'The collector has more of this trace than is loaded here, and its parent may be in that part.';
    case 'not-yet-arrived':
      return 'This trace was still arriving a moment ago. A service sends a transaction when it has finished, so the parent may follow; then this mark goes away by itself.';
    case 'never-instrumented':
      return finding.service === undefined
        ? 'The decision to record was made in this service itself, although it was called: whoever called it passed ids on, but no decision. Set up tracing (tracesSampleRate) in the caller; a page that was loaded without its script cannot report either.'
        : `The trace began in ${nameOf(finding.service)}, of which the collector has never had a transaction. Set up tracing there, or look at where it reports to.`;
    case 'sampled-out':
      return `It was kept at a rate of ${formatSampleRate(finding.rate)}, ${nameOf(finding.otherService)} at ${formatSampleRate(finding.otherRate)}: the two did not follow one decision, so the parent’s service may have decided against recording. The decision should be made where the trace begins, and passed on.`;
    case 'report-lost':
      return `Transactions were lost: ${lostText(finding.lost)}. These figures are of all traces, but its parent may be one of them.`;
    case 'head-unknown':
      return 'The trace began in a service that reports to none of the projects that you can view.';
  }
}

function lostText(lost: readonly { service: string; reason: string; quantity: number }[]): string {
  const listed = lost
    .slice(0, LOST_LISTED)
    .map(
      ({ service, reason, quantity }) =>
        `${formatCount(quantity)} of ${nameOf(service)} (${visibleText(reason, 60).replaceAll('_', ' ')})`,
    );
  if (lost.length > LOST_LISTED) listed.push(`and more for ${lost.length - LOST_LISTED} other reasons`);
  return listed.join(', ');
}

function nameOf(service: string): string {
  return visibleText(service, 60);
}
