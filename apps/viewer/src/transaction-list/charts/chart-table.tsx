import type { ReactNode } from 'react';
import { useState } from 'react';
import { formatTimeRange } from '../../format/format-time-range';
import type { ChartStep } from './time/chart-steps';

interface ChartTableProps {
  title: string;
  steps: readonly ChartStep[];
  columns: readonly { title: string; value: (step: ChartStep) => ReactNode }[];
}

/** A time chart as a table, on demand: its steps with transactions. */
export function ChartTable({ title, steps, columns }: ChartTableProps) {
  return (
    <TableDisclosure label={`${title} as a table`}>
      <table className="chart-table">
        <caption>{title}; steps without transactions are left out</caption>
        <thead>
          <tr>
            {['Time', ...columns.map((column) => column.title)].map((name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {steps
            .filter(({ count }) => count > 0)
            .map((step) => (
              <tr key={step.start}>
                <th scope="row">{formatTimeRange(step.start, step.end)}</th>
                {columns.map((column) => (
                  <td key={column.title}>{column.value(step)}</td>
                ))}
              </tr>
            ))}
        </tbody>
      </table>
    </TableDisclosure>
  );
}

/** What is in it is drawn only while it is open. */
export function TableDisclosure({ label, children }: { label: string; children: ReactNode }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <details className="chart__details" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>As a table</summary>
      {isOpen && (
        <div className="chart__table" role="region" aria-label={label} tabIndex={0}>
          {children}
        </div>
      )}
    </details>
  );
}
