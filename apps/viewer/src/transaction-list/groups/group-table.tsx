import { isAggregate } from '../columns/column-text';
import { ColumnHead } from '../columns/column-head';
import { numberIn } from '../../collector/row-values';
import { valueColumnsOf } from '../columns/describe-column';
import type { ListState } from '../list-state';
import { sortOf } from '../list-state';
import type { ListedEvents } from '../results/use-event-pages';
import type { EventNoun } from '../../search/search-condition';
import { groupCondition } from './group-condition';
import { GroupRow } from './group-row';
import type { GroupTableShape } from './group-row';
import './group-table.css';

interface GroupTableProps {
  listed: ListedEvents;
  state: ListState;
  noun: EventNoun;
  onChange: (change: Partial<ListState>) => void;
}

/** One row per group; a group unfolds into its events. */
export function GroupTable({ listed, state, noun, onChange }: GroupTableProps) {
  const { fields } = listed.asked;
  const values = valueColumnsOf(fields);
  const nameField = ['transaction', 'title'].find((field) => values.includes(field)) ?? values[0];
  const shape: GroupTableShape = { listed, state, noun, nameField, bar: barOf(listed) };
  const seen = new Map<string, number>();
  return (
    <table className="group-table">
      <GroupHeads shape={shape} onSort={(sort) => onChange({ sort })} />
      {listed.rows.map((row, index) => {
        const condition = groupCondition(row, values, listed.types);
        const isOpen = state.open === condition;
        // Two times that differ by less than a millisecond read alike.
        const twins = seen.get(condition) ?? 0;
        seen.set(condition, twins + 1);
        return (
          <GroupRow
            key={`${condition}#${twins}`}
            {...{ shape, row, condition, isOpen }}
            sample={listed.samples[index]}
            onToggle={() => onChange({ open: isOpen ? undefined : condition })}
          />
        );
      })}
    </table>
  );
}

interface GroupHeadsProps {
  shape: GroupTableShape;
  onSort: (sort: string) => void;
}

function GroupHeads({ shape: { listed, state, noun, nameField }, onSort }: GroupHeadsProps) {
  const { asked, types } = listed;
  return (
    <thead>
      <tr>
        {nameField === undefined && <td />}
        {asked.fields.map((field) => (
          <ColumnHead
            key={field}
            field={field}
            isNumber={field !== nameField && (isAggregate(field) || isNumber(types[field]))}
            sort={sortOf(state)}
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

function isNumber(type: string | undefined): boolean {
  return type !== undefined && type !== 'string' && type !== 'date';
}

/** The duration that rows are compared by: the one they are sorted by, else the largest percentile that is shown. */
function barOf({ asked, types, rows }: ListedEvents): GroupTableShape['bar'] {
  const durations = asked.fields.filter((field) => isAggregate(field) && types[field] === 'duration');
  const field = durations.find((shown) => shown === asked.sort.replace(/^-/, '')) ?? durations.at(-1);
  if (field === undefined) return undefined;
  const largest = Math.max(0, ...rows.map((row) => numberIn(row, field)).filter(Number.isFinite));
  return largest > 0 ? { field, largest } : undefined;
}
