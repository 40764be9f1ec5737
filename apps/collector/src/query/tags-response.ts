import type { TagKey } from '../store/questions/tag-keys';
import { chosenProjects, type QuestionSources } from './chosen-events';
import { timeWindow } from './time-window';

/** Names are to be chosen from: those of older events than these would cost more than they help. */
const MOST_EVENTS = 10_000;
const MOST_KEYS = 200;

/**
 * The answer of `/api/0/tags/`: the names of tags in the latest 10,000 events of a window and `project`s, with how many of
 * these events have them, the most frequent first, at most 200. Throws a `QueryError` that names the parameter.
 */
export function tagsResponse(
  parameters: URLSearchParams,
  { reader, projects, now }: QuestionSources,
): Promise<TagKey[]> {
  const { from, until } = timeWindow(parameters, now);
  return reader.tagKeys({
    projectIds: chosenProjects(parameters.getAll('project'), projects),
    from,
    ...(until === undefined ? {} : { until }),
    mostEvents: MOST_EVENTS,
    limit: MOST_KEYS,
  });
}
