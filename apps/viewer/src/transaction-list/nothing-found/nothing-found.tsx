import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { EmptyNotice } from '../../design/notices/notices';
import { WholeTraceLink } from '../../sign-in/plan/whole-trace-link';
import { FirstTraceGuide } from './first-trace-guide';
import type { EventNoun } from '../../search/search-condition';
import { keyMistakes } from '../../search/mistakes/key-mistakes';
import { MistakenKeys } from '../../search/mistakes/mistaken-keys';
import { MistakenValues } from '../../search/mistakes/mistaken-values';
import { useMistakenValues } from '../../search/mistakes/use-mistaken-values';
import { useTagKeys } from '../../search/use-tag-keys';
import type { ListState } from '../list-state';
import { listPath } from '../list-state';
import { childSpansPath } from './child-spans-path';

interface NothingFoundProps {
  state: ListState;
  onChange: (change: Partial<ListState>) => void;
  noun: EventNoun;
  /** The trace that is searched for, if one is. */
  traceId: string | undefined;
}

/** The query that finds all that is called so. */
const QUERY_FOR_ALL: Record<EventNoun, string> = {
  transaction: '',
  error: 'event.type:error',
  event: 'event.type:[transaction,error]',
};

/** Why the list is empty, and what would fill it. */
export function NothingFound({ state, onChange, noun, traceId }: NothingFoundProps) {
  const wider = <WiderWindow state={state} onChange={onChange} />;
  if (traceId !== undefined) return <NothingOfTrace traceId={traceId} noun={noun} wider={wider} />;
  const query = state.query.trim();
  const asksForAll = query === QUERY_FOR_ALL[noun] || query === `event.type:${noun}`;
  if (asksForAll && state.projects.length === 0) return <NothingAtAll noun={noun} wider={wider} />;
  return <NothingMatches {...{ state, onChange, noun, wider }} />;
}

type NothingMatchesProps = Omit<NothingFoundProps, 'traceId'> & { wider: ReactNode };

/** Where a key or a value is a mistake, that is the reason, and comes first. */
function NothingMatches({ state, onChange, noun, wider }: NothingMatchesProps) {
  const tags = useTagKeys(state);
  const mistakes = tags === undefined ? [] : keyMistakes(state.query, { tags: tags.map(({ key }) => key) });
  const mistakenValues = useMistakenValues(state.query, state);
  const pathOf = (query: string) => listPath({ ...state, query, open: undefined });
  const isOfChildSpans = mistakes.some(({ kind }) => kind === 'child-span');
  const childSpans = noun !== 'error' && (
    <Link className={`button ${isOfChildSpans ? 'button--primary' : ''}`} href={childSpansPath(state)}>
      Search child spans
    </Link>
  );
  return (
    <EmptyNotice title="Nothing matches">
      <MistakenKeys mistakes={mistakes} pathOf={pathOf} />
      <MistakenValues mistakes={mistakenValues} pathOf={pathOf} />
      {SEARCHED[noun]}
      <div className="page-heading__row">
        {isOfChildSpans && childSpans}
        <button
          type="button"
          className="button"
          onClick={() => onChange({ query: QUERY_FOR_ALL[noun], projects: [] })}
        >
          Show all {noun}s
        </button>
        {!isOfChildSpans && childSpans}
        {wider}
      </div>
    </EmptyNotice>
  );
}

const SEARCHED: Record<EventNoun, ReactNode> = {
  transaction: (
    <p>
      Only the transaction name and the root span’s attributes are searched; the tags and data of child spans
      are not indexed. Text is compared exactly unless it holds a star: <code>transaction:*checkout*</code>.
    </p>
  ),
  error: (
    <p>
      Words are looked for in an error’s title. Its tags, release, environment and user can be asked for by
      name; its stack trace and breadcrumbs are not indexed. Text is compared exactly unless it holds a star:{' '}
      <code>title:*timeout*</code>.
    </p>
  ),
  event: (
    <p>
      Titles of errors, names of transactions, tags and the root span’s attributes are searched; child spans,
      stack traces and breadcrumbs are not indexed. Text is compared exactly unless it holds a star:{' '}
      <code>title:*checkout*</code>.
    </p>
  ),
};

interface NothingAtAllProps {
  noun: EventNoun;
  wider: ReactNode;
}

function NothingAtAll({ noun, wider }: NothingAtAllProps) {
  const title = `No ${noun}s in this time window`;
  if (noun === 'error') {
    return (
      <EmptyNotice title={title}>
        <p>
          No service has reported one. Exceptions that nothing catches are reported by themselves, others with{' '}
          <code>captureException(error)</code>; each leads to the span in which it happened.
        </p>
        {wider}
      </EmptyNotice>
    );
  }
  return (
    <>
      <EmptyNotice title={title}>{wider}</EmptyNotice>
      <FirstTraceGuide />
    </>
  );
}

interface NothingOfTraceProps {
  traceId: string;
  noun: EventNoun;
  wider: ReactNode;
}

function NothingOfTrace({ traceId, noun, wider }: NothingOfTraceProps) {
  return (
    <EmptyNotice title={`No ${noun} of this trace is here`}>
      <p>
        None with this trace id ended in the chosen time window, in the chosen projects. It may have been
        sampled out, not yet sent, or belong to projects that you may not view.
      </p>
      <div className="page-heading__row">
        <WholeTraceLink traceId={traceId} />
        {wider}
      </div>
    </EmptyNotice>
  );
}

function WiderWindow({ state, onChange }: Pick<NothingFoundProps, 'state' | 'onChange'>) {
  if ('statsPeriod' in state.window && state.window.statsPeriod === '14d') return null;
  return (
    <button type="button" className="button" onClick={() => onChange({ window: { statsPeriod: '14d' } })}>
      Look at the last 14 days
    </button>
  );
}
