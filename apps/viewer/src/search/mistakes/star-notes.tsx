import { StoredText } from '../../design/stored-text';
import { starredKeys } from './starred-keys';

/** That `key:*` is no condition, and which one asks for what has a value. */
export function StarNotes({ query }: { query: string }) {
  return starredKeys(query).map((key) => (
    <p key={key}>
      <StoredText className="mono">{`${key}:*`}</StoredText> also matches what has none;{' '}
      <StoredText className="mono">{`has:${key}`}</StoredText> finds what has one.
    </p>
  ));
}
