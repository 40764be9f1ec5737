import { StoredText } from '../../design/stored-text';
import { countOf } from '../../format/format-number';
import type { ColumnProblem } from '../columns/column-problem';
import { EditColumns } from '../columns/editor/edit-columns';
import { ExportMenu } from '../export/export-menu';
import type { EventNoun } from '../../search/search-condition';
import type { ListState } from '../list-state';
import type { ListedEvents } from './use-event-pages';

interface ListToolbarProps {
  state: ListState;
  onChange: (change: Partial<ListState>) => void;
  noun: EventNoun;
  listed: ListedEvents | undefined;
  /** Whether these are rows of a search that went before, since this one has no answer. */
  isOfBefore: boolean;
  /** The column that the collector refuses, if it refuses one. */
  refused: ColumnProblem | undefined;
  /** Whether there are rows that are not listed yet. */
  hasMore: boolean;
}

/** How many rows there are, and what can be done with them; on top of the table. */
export function ListToolbar(props: ListToolbarProps) {
  const { state, onChange, noun, listed, isOfBefore, refused, hasMore } = props;
  return (
    <div className="list-toolbar">
      <p className="list-toolbar__count" role="status">
        {listed !== undefined && rowsInWords(listed, noun, hasMore)}
        {isOfBefore && ' of the search before'}
      </p>
      {listed !== undefined && listed.rows.length > 0 && <ExportMenu state={state} />}
      <EditColumns
        key={JSON.stringify([state.query, state.fields])}
        state={state}
        noun={noun}
        refused={refused}
        onApply={(fields) => onChange({ fields, open: undefined })}
      />
      {refused !== undefined && (
        <p className="list-toolbar__refused" role="alert">
          The column <StoredText className="mono">{refused.field}</StoredText> cannot be shown.{' '}
          <StoredText>{refused.message}</StoredText>
        </p>
      )}
    </div>
  );
}

/** Where nothing was found there is nothing to group: what was looked for is not there. */
function rowsInWords({ rows, isGrouped }: ListedEvents, noun: EventNoun, hasMore: boolean): string {
  const count = countOf(rows.length, isGrouped && rows.length > 0 ? 'group' : noun);
  return hasMore ? `First ${count}` : count;
}
