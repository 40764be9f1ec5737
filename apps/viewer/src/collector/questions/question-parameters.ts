import type { EventsQuestion } from './events-question';

type Chosen = Pick<EventsQuestion, 'window' | 'projects'> & { query?: string };

/** A question about chosen events as the query API reads it: `query`, the window and each `project`. */
export function chosenParameters({ query, window, projects }: Chosen): URLSearchParams {
  const parameters = new URLSearchParams(query === undefined ? {} : { query });
  for (const [name, value] of Object.entries(window)) parameters.set(name, value);
  for (const project of projects) parameters.append('project', project);
  return parameters;
}

/** A question for rows of chosen events or spans: their `field`s and order, and which page of them. */
export function rowsParameters({
  fields,
  sort,
  perPage,
  cursor,
  ...chosen
}: Omit<EventsQuestion, 'sort'> & { sort?: string }): URLSearchParams {
  const parameters = chosenParameters(chosen);
  for (const field of fields) parameters.append('field', field);
  if (sort !== undefined) parameters.set('sort', sort);
  parameters.set('per_page', String(perPage));
  if (cursor !== undefined) parameters.set('cursor', cursor);
  return parameters;
}
