import type { EventSurroundings } from '../collector/stored-event';
import { isFilled } from '../collector/stored-fields';
import { Panel } from './panel';
import { ValueTable } from './value-table';

const MOST_CONTEXTS = 50;

/** The contexts of an event, each under its name, but for that of the trace, which the page is about. */
export function ContextFacts({ contexts }: { contexts: EventSurroundings['contexts'] }) {
  return Object.entries(contexts ?? {})
    .filter(([name, context]) => name !== 'trace' && isFilled(context))
    .slice(0, MOST_CONTEXTS)
    .map(([name, context]) => (
      <Panel key={name} title={name}>
        <ValueTable values={context as Record<string, unknown>} />
      </Panel>
    ));
}
