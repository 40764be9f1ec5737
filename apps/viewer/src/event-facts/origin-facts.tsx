import { Link } from 'wouter';
import type { EventSurroundings } from '../collector/stored-event';
import { FactTable, type Fact } from '../design/tables/fact-table';
import { StoredText } from '../design/stored-text';
import { fieldSearchPath } from './exact-search';
import { Panel } from './panel';

/** Where an event comes from: SDK, release, environment, server. What can be searched for is a link that does. */
export function OriginFacts({ event }: { event: EventSurroundings & { event_id: string } }) {
  const { event_id, sdk, release, environment, dist, server_name, platform, logger } = event;
  const known: [name: string, value: unknown, field?: string][] = [
    ['SDK', sdk ? `${sdk.name} ${sdk.version ?? ''}`.trim() : undefined],
    ['Release', release, 'release'],
    ['Environment', environment, 'environment'],
    ['Distribution', dist, 'dist'],
    ['Server', server_name],
    ['Platform', platform, 'platform.name'],
    ['Logger', logger],
  ];
  const facts = known.flatMap(([name, value, field]): Fact[] =>
    typeof value === 'string' && value !== '' ? [[name, <Value text={value} field={field} />]] : [],
  );
  return (
    <Panel title="Origin">
      <FactTable
        facts={[['Event ID', <StoredText className="mono event-facts__id">{event_id}</StoredText>], ...facts]}
      />
    </Panel>
  );
}

function Value({ text, field }: { text: string; field: string | undefined }) {
  const href = field === undefined ? undefined : fieldSearchPath(field, text);
  const shown = <StoredText>{text}</StoredText>;
  return href === undefined ? shown : <Link href={href}>{shown}</Link>;
}
