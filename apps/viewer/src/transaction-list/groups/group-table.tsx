import { useCallback, useMemo } from 'react';
import { isAggregate } from '../columns/column-text';
import { ColumnHead } from '../columns/column-head';
import { numberIn } from '../../collector/row-values';
import { valueColumnsOf } from '../columns/describe-column';
import { isName } from '../columns/is-name';
import { isNumberType } from '../columns/is-number-type';
import type { ListState } from '../list-state';
import { sortOf } from '../list-state';
import type { ListedEvents } from '../results/use-event-pages';
import type { EventNoun } from '../../search/search-condition';
import { groupCondition } from './group-condition';
import { GroupRow } from './group-row';
import type { GroupTableShape } from './group-row';
import { settledOrder } from './settled-order';
import './group-table.css';

interface GroupTableProps {
  listed: ListedEvents;
  state: ListState;
  noun: EventNoun;
  onChange: (change: Partial<ListState>) => void;
}

/** One row per group; a group unfolds into its events. */
export function GroupTable({ listed, state, noun, onChange }: GroupTableProps) {
  const values = valueColumnsOf(listed.asked.fields);
  const shape = useTableShape(listed, noun);
  const onToggle = useCallback((open: string | undefined) => onChange({ open }), [onChange]);
  const { rows, samples } = settledOrder(listed);
  const seen = new Map<string, number>();
  return (
    <table className="group-table">
      <GroupHeads shape={shape} sort={sortOf(state)} onSort={(sort) => onChange({ sort })} />
      {rows.map((row, index) => {
        const condition = groupCondition(row, values, listed.types);
        // Two times that differ by less than a millisecond read alike.
        const twins = seen.get(condition) ?? 0;
        seen.set(condition, twins + 1);
        return (
          <GroupRow
            key={`${condition}#${twins}`}
            {...{ shape, row, condition, onToggle }}
            sample={samples[index]}
            unfolded={state.open === condition ? state : undefined}
          />
        );
      })}
    </table>
  );
}

/** The same object as long as nothing in it changes, so that rows which stay as they are need not be drawn anew. */
function useTableShape(
  { asked: { fields, sort }, types, rows }: ListedEvents,
  noun: EventNoun,
): GroupTableShape {
  const { field: barField, largest = 0 } = barOf({ fields, sort, types, rows }) ?? {};
  return useMemo(() => {
    const values = valueColumnsOf(fields);
    const bar = barField === undefined ? undefined : { field: barField, largest };
    return { fields, types, noun, nameField: values.find(isName) ?? values[0], bar };
  }, [fields, types, noun, barField, largest]);
}

interface GroupHeadsProps {
  shape: GroupTableShape;
  sort: string;
  onSort: (sort: string) => void;
}

function GroupHeads({ shape: { fields, types, noun, nameField }, sort, onSort }: GroupHeadsProps) {
  return (
    <thead>
      <tr>
        {nameField === undefined && <td />}
        {fields.map((field) => (
          <ColumnHead
            key={field}
            field={field}
            isName={field === nameField}
            isNumber={field !== nameField && (isAggregate(field) || isNumberType(types[field]))}
            sort={sort}
            onSort={onSort}
          />
        ))}
        <th
          scope="col"
          className="column column--number"
          title={`How many ${noun}s each row’s figures stand on, and the share of all that they are`}
        >
          Sample
        </th>
      </tr>
    </thead>
  );
}

type Barred = Pick<ListedEvents, 'types' | 'rows'> & Pick<ListedEvents['asked'], 'fields' | 'sort'>;

/** The duration that rows are compared by: the one they are sorted by, else the largest percentile that is shown. */
function barOf({ fields, sort, types, rows }: Barred): GroupTableShape['bar'] {
  const durations = fields.filter((field) => isAggregate(field) && types[field] === 'duration');
  const field = durations.find((shown) => shown === sort.replace(/^-/, '')) ?? durations.at(-1);
  if (field === undefined) return undefined;
  const largest = Math.max(0, ...rows.map((row) => numberIn(row, field)).filter(Number.isFinite));
  return largest > 0 ? { field, largest } : undefined;
}
