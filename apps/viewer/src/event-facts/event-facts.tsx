import type { ReactNode } from 'react';
import type { EventSurroundings } from '../collector/stored-event';
import { TagTable } from '../design/tables/tag-table';
import { Breadcrumbs, type CrumbFrame } from './breadcrumbs/breadcrumbs';
import { ContextFacts } from './contexts/context-facts';
import { tagSearchPath } from './exact-search';
import { isFilled } from '../collector/stored-fields';
import { OriginFacts } from './origin-facts';
import { Panel } from './panel';
import { breadcrumbsOf } from './breadcrumbs/read-breadcrumbs';
import { RequestFacts } from './request/request-facts';
import { UserFacts } from './user-facts';
import { ValueTable } from './value-table';

interface EventFactsProps {
  event: EventSurroundings & { event_id: string; tags: Record<string, string> };
  /** When it happened, as the times of breadcrumbs are told. */
  frame: CrumbFrame;
  /** What only this kind of event has, above the breadcrumbs. */
  story?: ReactNode;
  /** What only this kind of event has, below the tags. */
  figures?: ReactNode;
}

/** What is known about an event besides its spans: the story on the left, its attributes on the right. */
export function EventFacts({ event, frame, story, figures }: EventFactsProps) {
  const breadcrumbs = breadcrumbsOf(event.breadcrumbs);
  return (
    <div className="event-facts">
      <div className="event-facts__story">
        {story}
        <Panel title="Breadcrumbs" count={breadcrumbs.length || undefined}>
          <Breadcrumbs breadcrumbs={breadcrumbs} frame={frame} />
        </Panel>
        {isFilled(event.request) && <RequestFacts request={event.request} />}
        {isFilled(event.extra) && (
          <Panel title="Additional data">
            <ValueTable values={event.extra} />
          </Panel>
        )}
      </div>
      <div className="event-facts__attributes">
        <Panel title="Tags">
          <TagTable tags={event.tags} hrefOf={tagSearchPath} />
        </Panel>
        {figures}
        {isFilled(event.user) && <UserFacts user={event.user} />}
        <OriginFacts event={event} />
        <ContextFacts contexts={event.contexts} />
        {isFilled(event.modules) && (
          <Panel title="Modules" count={Object.keys(event.modules).length} isFolded>
            <ValueTable values={event.modules} />
          </Panel>
        )}
      </div>
    </div>
  );
}
