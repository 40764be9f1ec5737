import { useMemo, useRef, useState } from 'react';
import { useHiddenEdges } from '../design/shaded-edges/use-hidden-edges';
import type { ServicesWithCalls } from './call-graph';
import { callGraph } from './call-graph';
import { CallLine } from './call-line';
import { ServiceNode } from './service-node';
import './service-graph.css';

export interface ServiceGraphProps extends ServicesWithCalls {
  /** Whether it is known which calls are handed on through a queue or a schedule. */
  tellsHandedOn: boolean;
}

/**
 * Who called whom, drawn from left to right. What the lines say is in a table beside it, too, so that to those who do not
 * see the drawing it is its services, each a way to what it did.
 */
export function ServiceGraph({ services, calls, tellsHandedOn }: ServiceGraphProps) {
  const { nodes, edges, layout } = useMemo(() => callGraph({ services, calls }), [services, calls]);
  const [active, setActive] = useState<number>();
  const frame = useRef<HTMLDivElement>(null);
  const { start, end } = useHiddenEdges(frame);
  const isLit = (...ends: number[]) => active === undefined || ends.includes(active);
  const neighbours = new Set(
    edges.flatMap(({ from, to }) => (active === from || active === to ? [from, to] : [])),
  );
  return (
    <div className="service-graph" role="group" aria-label="Service graph">
      <div className="shaded-edges" data-more-before={start} data-more-behind={end}>
        <div ref={frame} className="service-graph__frame">
          <div className="service-graph__drawing" style={{ width: layout.width, height: layout.height }}>
            <svg
              className="service-graph__lines"
              width={layout.width}
              height={layout.height}
              aria-hidden="true"
            >
              {edges.map(({ call, from, to }, index) => (
                <CallLine
                  key={index}
                  call={call}
                  path={layout.paths[index] ?? ''}
                  label={layout.labels[index]}
                  isLit={isLit(from, to)}
                />
              ))}
            </svg>
            {layout.order.map((number) => (
              <ServiceNode
                key={nodes[number] === undefined ? 'unknown' : `service ${nodes[number].service}`}
                node={nodes[number]}
                place={layout.nodes[number]}
                isLit={isLit(number) || neighbours.has(number)}
                onActive={(isActive) => setActive(isActive ? number : undefined)}
              />
            ))}
          </div>
        </div>
      </div>
      <p className="service-graph__legend quiet">
        <span className="service-graph__sample" aria-hidden="true" /> {tellsHandedOn ? 'waited for' : 'calls'}
        {tellsHandedOn && (
          <>
            <span className="service-graph__sample service-graph__sample--handed-on" aria-hidden="true" />{' '}
            handed on through a queue or a schedule
          </>
        )}
        <span className="service-graph__sample service-graph__sample--failed" aria-hidden="true" /> some
        failed
      </p>
    </div>
  );
}
