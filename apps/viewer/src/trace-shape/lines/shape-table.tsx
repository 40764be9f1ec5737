import { drawLine, type ShapeVerdict } from '@clew/trace-model';
import { useMemo } from 'react';
import { Link } from 'wouter';
import { ShowAll } from '../../design/show-all';
import { visibleText } from '../../design/visible-text';
import { tracePath } from '../../routes';
import type { Shape } from '../use-shape';
import { LineText } from './line-text';
import { shapeRows, type ShapeRow } from './shape-rows';

interface ShapeTableProps {
  traceId: string;
  shape: Shape;
  /** Whether what is missing may still come. */
  isArriving: boolean;
}

const FIRST_ROWS = 300;

/** The expected tree on the left, what the trace has of it on the right. */
export function ShapeTable({ traceId, shape, isArriving }: ShapeTableProps) {
  const rows = useMemo(() => shapeRows(shape.roots), [shape]);
  return (
    <section className="card shape-table-card" aria-label="Expected and found">
      <ShowAll items={rows} atFirst={FIRST_ROWS} what="lines">
        {(shown) => (
          <table className="shape-table">
            <thead>
              <tr>
                <th scope="col" className="shape-table__mark">
                  <span className="visually-hidden">Found</span>
                </th>
                <th scope="col">Expected</th>
                <th scope="col">This trace</th>
              </tr>
            </thead>
            <tbody>
              {shown.map((row) => (
                <Row key={row.key} row={row} traceId={traceId} isArriving={isArriving} />
              ))}
            </tbody>
          </table>
        )}
      </ShowAll>
    </section>
  );
}

const MARKS: Record<ShapeVerdict, readonly [sign: string, words: string]> = {
  present: ['✓', 'there'],
  different: ['≠', 'different'],
  misplaced: ['↕', 'in another order'],
  missing: ['–', 'missing'],
  unexpected: ['+', 'unexpected'],
};

interface RowProps {
  row: ShapeRow;
  traceId: string;
  isArriving: boolean;
}

function Row({ row: { line, branch }, traceId, isArriving }: RowProps) {
  const { verdict, expected, actual } = line;
  const [sign, words] = MARKS[verdict];
  const isAwaited = verdict === 'missing' && isArriving;
  const told = isAwaited ? 'not there yet' : words;
  return (
    <tr className={`shape-row--${isAwaited ? 'awaited' : verdict}`}>
      <td className="shape-table__mark">
        <span aria-hidden="true">{sign}</span>
        <span className="visually-hidden">{told}</span>
      </td>
      <td>
        <div className="shape-line">
          <Branch branch={branch} />
          {expected === undefined ? <Tag text={told} /> : <LineText line={expected} beside={actual} />}
        </div>
      </td>
      <td>
        <div className="shape-line">
          <Branch branch={branch} />
          {verdict === 'misplaced' && <Tag text={told} />}
          {actual === undefined ? (
            <Tag text={told} />
          ) : (
            <Link
              className="shape-line__link"
              href={tracePath(traceId, actual.spanId)}
              title={visibleText(drawLine(actual))}
            >
              <LineText line={actual} beside={expected} />
            </Link>
          )}
        </div>
      </td>
    </tr>
  );
}

function Branch({ branch }: { branch: string }) {
  return (
    <span className="shape-line__branch" aria-hidden="true">
      {branch}
    </span>
  );
}

/** Said once to those who do not see the row: with its mark. */
function Tag({ text }: { text: string }) {
  return (
    <span className="shape-line__tag" aria-hidden="true">
      {text}
    </span>
  );
}
