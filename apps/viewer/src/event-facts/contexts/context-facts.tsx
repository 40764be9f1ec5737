import type { EventSurroundings } from '../../collector/stored-event';
import { isFilled, textOf, type Fields } from '../../collector/stored-fields';
import { visibleData } from '../../design/visible-text';
import { Panel } from '../panel';
import { ValueTable } from '../value-table';
import { readableValue } from './readable-value';

const MOST_CONTEXTS = 50;

const TITLES: Readonly<Record<string, string>> = {
  app: 'App',
  browser: 'Browser',
  cloud_resource: 'Cloud resource',
  culture: 'Culture',
  device: 'Device',
  gpu: 'Graphics',
  os: 'Operating system',
  response: 'Response',
  runtime: 'Runtime',
};

/** The contexts of an event, each under its name, but for that of the trace, which the page is about. */
export function ContextFacts({ contexts }: { contexts: EventSurroundings['contexts'] }) {
  return Object.entries(contexts ?? {})
    .flatMap(([name, context]) => (name !== 'trace' && isFilled(context) ? [[name, context] as const] : []))
    .slice(0, MOST_CONTEXTS)
    .map(([name, context]) => (
      <Panel key={name} title={Object.hasOwn(TITLES, name) ? (TITLES[name] ?? name) : name}>
        <Context name={name} context={context} />
      </Panel>
    ));
}

/** By policy a context is named as its type is; where it is not, it says its type. */
function Context({ name, context: { type, ...values } }: { name: string; context: Fields }) {
  const kind = textOf(type) ?? name;
  return (
    <ValueTable
      values={type === undefined || type === name ? values : { type, ...values }}
      readable={(field, value) => {
        const text = readableValue(kind, field, value);
        return text === undefined ? undefined : <span title={visibleData(value)}>{text}</span>;
      }}
    />
  );
}
