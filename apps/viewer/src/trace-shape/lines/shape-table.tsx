import { drawLine } from '@clew/trace-model';
import { useMemo } from 'react';
import { Link } from 'wouter';
import { ShowAll } from '../../design/show-all';
import { visibleText } from '../../design/visible-text';
import { tracePath } from '../../routes';
import { shapeMark } from '../shape-mark';
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

interface RowProps {
  row: ShapeRow;
  traceId: string;
  isArriving: boolean;
}

function Row({ row: { line, branch }, traceId, isArriving }: RowProps) {
  const { verdict, expected, actual } = line;
  const { kind, sign, words: told } = shapeMark(verdict, isArriving);
  return (
    <tr className={`shape-row--${kind}`}>
      <td className="shape-table__mark">
        <span aria-hidden="true">{sign}</span>
        <span className="visually-hidden">{told}</span>
      </td>
      <td>
        <div className="shape-line">
          <Branch branch={branch} />
          {expected === undefined ? (
            <Tag text={told} />
          ) : (
            <span className="shape-line__text">
              <LineText line={expected} beside={actual} />
            </span>
          )}
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
              className="shape-line__text shape-line__link"
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
