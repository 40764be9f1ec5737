import type { ReactNode } from 'react';
import { memo } from 'react';
import type { EventRow, RowSample } from '../../collector/events-answer';
import { isAggregate } from '../columns/column-text';
import { CellValue } from '../columns/cell-value';
import { numberIn } from '../../collector/row-values';
import type { ListState } from '../list-state';
import type { ListedEvents } from '../results/use-event-pages';
import { Figure } from './figure';
import type { EventNoun } from '../../search/search-condition';
import { GroupEvents } from './group-events';
import { SampleNote } from './sample-note';

/** What all rows of a table of groups have in common. */
export interface GroupTableShape extends Pick<ListedEvents, 'types'> {
  fields: readonly string[];
  noun: EventNoun;
  /** The column that names a row and unfolds it. */
  nameField: string | undefined;
  /** Of a duration that is drawn as a bar: its column, and the largest one. */
  bar: { field: string; largest: number } | undefined;
}

interface GroupRowProps {
  shape: GroupTableShape;
  row: EventRow;
  sample: RowSample | undefined;
  /** The condition that finds its events. */
  condition: string;
  /** What the list shows, of a row whose events stand below it. */
  unfolded: ListState | undefined;
  /** Told the condition of the row that is to be unfolded, or nothing. */
  onToggle: (open: string | undefined) => void;
}

/** A group of events and its figures; unfolded, the events themselves stand below. */
export const GroupRow = memo(function GroupRow(props: GroupRowProps) {
  const { shape, row, sample, condition, unfolded } = props;
  const { fields, noun, nameField } = shape;
  const isOpen = unfolded !== undefined;
  const onToggle = () => props.onToggle(isOpen ? undefined : condition);
  return (
    <tbody className={isOpen ? 'group group--open' : 'group'}>
      <tr className="group__row" onClick={onToggle}>
        {nameField === undefined && (
          <th scope="row" className="group__name">
            <GroupToggle isOpen={isOpen} onToggle={onToggle}>
              All {noun}s
            </GroupToggle>
          </th>
        )}
        {fields.map((field) => (
          <GroupCell key={field} {...{ field, shape, row, sample, isOpen, onToggle }} />
        ))}
        <td className="group__sample">{sample !== undefined && <SampleNote {...{ sample, noun }} />}</td>
      </tr>
      {unfolded !== undefined && (
        <tr>
          <td colSpan={fields.length + (nameField === undefined ? 2 : 1)} className="group__transactions">
            <GroupEvents condition={condition} shared={fields} state={unfolded} noun={noun} />
          </td>
        </tr>
      )}
    </tbody>
  );
});

interface GroupCellProps extends Pick<GroupRowProps, 'shape' | 'row' | 'sample'> {
  field: string;
  isOpen: boolean;
  onToggle: () => void;
}

function GroupCell({ field, shape, row, sample, isOpen, onToggle }: GroupCellProps) {
  const { types, noun, nameField, bar } = shape;
  const common = { field, value: row[field], type: types[field] };
  if (field === nameField) {
    return (
      <th scope="row" className="group__name">
        <GroupToggle isOpen={isOpen} onToggle={onToggle}>
          <CellValue {...common} />
        </GroupToggle>
      </th>
    );
  }
  if (!isAggregate(field)) {
    const isNumber = typeof common.value === 'number';
    return (
      <td className={isNumber ? 'group__figure' : 'group__value'}>
        <CellValue {...common} />
      </td>
    );
  }
  const share = bar?.field === field ? Math.max(0, numberIn(row, field) / bar.largest) || 0 : undefined;
  return (
    <td className="group__figure">
      <Figure {...common} sample={sample?.functions[field]} noun={noun} share={share} />
    </td>
  );
}

interface GroupToggleProps {
  isOpen: boolean;
  onToggle: () => void;
  children: ReactNode;
}

function GroupToggle({ isOpen, onToggle, children }: GroupToggleProps) {
  return (
    <button
      type="button"
      className="group__toggle"
      aria-expanded={isOpen}
      onClick={(event) => {
        event.stopPropagation();
        onToggle();
      }}
    >
      <span className="group__arrow" aria-hidden="true" />
      {children}
    </button>
  );
}
