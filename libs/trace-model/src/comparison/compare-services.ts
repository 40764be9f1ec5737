import type { ComparedSpan } from './compare-traces';
import { entryOf } from '../tree/entry-of';
import { isFailedStatus } from '../failures/failed-status';
import { selfTime } from '../time/self-time';

/** What a service did in one of two traces. */
interface ComparedFigures {
  spans: number;
  /** How many of the spans failed. */
  failed: number;
  /** In seconds, without what its children took. */
  self: number;
}

/** What a service did in each of two traces. */
export interface ComparedService {
  service: string;
  left: ComparedFigures;
  right: ComparedFigures;
  /** By how many seconds the service itself works longer in the right trace. */
  selfTimeDelta: number;
}

/** The services of two compared traces, the one whose own time differs most first. */
export function compareServices(spans: readonly ComparedSpan[]): ComparedService[] {
  const services = new Map<string, ComparedService>();
  for (const compared of spans) {
    for (const side of ['left', 'right'] as const) {
      const node = compared[side];
      if (node === undefined) continue;
      const { project } = node.transaction;
      const service = entryOf(services, project, () => nothingOf(project));
      service[side].spans += 1;
      if (isFailedStatus(node.span.status)) service[side].failed += 1;
      service[side].self += selfTime(node);
      service.selfTimeDelta = service.right.self - service.left.self;
    }
  }
  return [...services.values()].sort(
    (one, other) => Math.abs(other.selfTimeDelta) - Math.abs(one.selfTimeDelta),
  );
}

function nothingOf(service: string): ComparedService {
  const none = { spans: 0, failed: 0, self: 0 };
  return { service, left: { ...none }, right: { ...none }, selfTimeDelta: 0 };
}
