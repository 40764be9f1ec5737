import { Link } from 'wouter';
import { useProjectSlugs } from '../collector/use-projects';
import { serviceColour } from '../design/colours/service-colour';
import { StoredText } from '../design/stored-text';
import type { GraphNode } from './call-graph';
import { NODE_HEIGHT, NODE_WIDTH, type Point } from './graph-layout';

interface ServiceNodeProps {
  node: GraphNode;
  place: Point | undefined;
  isLit: boolean;
  /** Hears when it is looked at, and when no longer. */
  onActive: (isActive: boolean) => void;
}

/** A service with what it did; leads to its transactions. */
export function ServiceNode({ node, place = { x: 0, y: 0 }, isLit, onActive }: ServiceNodeProps) {
  const slugs = useProjectSlugs();
  const shared = {
    className: `service-node ${isLit ? '' : 'service-node--dim'} ${node === undefined ? 'service-node--unknown' : serviceColour(node.service, slugs)}`,
    style: { left: place.x, top: place.y, width: NODE_WIDTH, height: NODE_HEIGHT },
    onPointerEnter: () => onActive(true),
    onPointerLeave: () => onActive(false),
  };
  if (node === undefined) {
    return (
      <span {...shared}>
        <span className="service-node__name">unknown</span>
        <span className="service-node__figures">callers that nobody reported</span>
      </span>
    );
  }
  return (
    <Link {...shared} href={node.href} onFocus={() => onActive(true)} onBlur={() => onActive(false)}>
      <span className="service-node__name">
        <StoredText>{node.service}</StoredText>
      </span>
      <span className="service-node__figures" title={node.figures}>
        {node.figures}
      </span>
      {node.failed !== '' && <span className="service-node__failed">{node.failed}</span>}
    </Link>
  );
}
