import type { ReactNode } from 'react';
import './figure-table.css';
import { TableFrame } from './table-frame';

interface FigureTableProps {
  label: string;
  /** The cells of its head: `th`, those above numbers by {@link NumberHeads}. */
  heads: ReactNode;
  /** Its rows: a `th` that says what each is about, and a `td` for each figure. */
  children: ReactNode;
}

/** A table of figures: what they are about at the left, numbers in columns aligned at the right. */
export function FigureTable({ label, heads, children }: FigureTableProps) {
  return (
    <TableFrame label={label}>
      <table className="figure-table">
        <thead>
          <tr>{heads}</tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </TableFrame>
  );
}

/** The heads of columns of numbers. */
export function NumberHeads({ names }: { names: readonly string[] }) {
  return names.map((name) => (
    <th key={name} scope="col" className="figure-table__number">
      {name}
    </th>
  ));
}
