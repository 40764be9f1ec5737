import { Link } from 'wouter';
import { FactTable } from '../design/tables/fact-table';
import { StoredText } from '../design/stored-text';
import { fieldSearchPath } from './exact-search';
import { Panel } from './panel';
import { StoredValue } from './stored-value';

/** What of a user can be searched for, by the name under which SDKs send it. */
const FIELDS: Readonly<Record<string, string>> = {
  id: 'user.id',
  email: 'user.email',
  username: 'user.username',
  ip_address: 'user.ip',
};

/** Who used the service, as the SDK was told. */
export function UserFacts({ user }: { user: Record<string, unknown> }) {
  return (
    <Panel title="User">
      <FactTable
        facts={Object.entries(user).map(([name, value]) => [name, <UserValue name={name} value={value} />])}
      />
    </Panel>
  );
}

function UserValue({ name, value }: { name: string; value: unknown }) {
  const field = Object.hasOwn(FIELDS, name) ? FIELDS[name] : undefined;
  const text = typeof value === 'number' ? String(value) : value;
  const href = field === undefined || typeof text !== 'string' ? undefined : fieldSearchPath(field, text);
  if (href === undefined) return <StoredValue value={value} />;
  return (
    <Link href={href}>
      <StoredText>{String(text)}</StoredText>
    </Link>
  );
}
