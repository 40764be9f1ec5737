import { StoredText } from '../../design/stored-text';
import { starredKeys } from './starred-keys';

/** That `key:*` is no condition, and which one asks for what has a value. */
export function StarNotes({ query }: { query: string }) {
  return starredKeys(query).map((key) => (
    <p key={key}>
      <StoredText className="mono">{`${key}:*`}</StoredText> matches nothing, too, and so whatever there is:{' '}
      <StoredText className="mono">{`has:${key}`}</StoredText> finds those that have one.
    </p>
  ));
}
