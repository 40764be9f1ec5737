import type { TraceResponse } from '@clew/trace-model';
import type { ProjectStats } from './project-stats';
import { rowsParameters } from './questions/question-parameters';
import type { EventsAnswer } from './events-answer';
import type { EventsQuestion } from './questions/events-question';
import { isStoredEvent, type StoredEvent } from './stored-event';
import { positionedRequest } from './positioned-request';
import { timedRequest } from './timed-request';
import { explorationQuestions } from './questions/exploration-questions';
import type { ExplorationQuestions } from './questions/exploration-questions';

/** A service's account at the collector, as far as this reader may see it. */
export interface Project {
  id: string;
  slug: string;
  dsn: string;
}

/** What the viewer offers, as the text says of its plans: on `team`, no way from transaction to transaction. */
export type Plan = 'business' | 'team';

/**
 * Whether one has to sign in to read, and who is signed in: a reader has no name where nobody has to. `projects` are the
 * slugs of those that the reader may view, or `*`.
 */
export interface Session {
  sign_in: boolean;
  reader: { name: string | null; projects?: '*' | readonly string[] } | null;
  plan?: Plan;
}

/** A trace, and whether it has more events than the collector sends at once. */
export interface CollectedTrace extends TraceResponse {
  truncated?: boolean;
  /** With it the next part can be asked for; absent where this is the last that is answered. */
  next_cursor?: string;
}

/** The collector could not be asked or did not answer as agreed; the message is meant to be read by a person. */
export class CollectorError extends Error {
  override name = 'CollectorError';

  constructor(
    message: string,
    /** The HTTP status, or `undefined` where no answer came. */
    readonly status?: number,
  ) {
    super(message);
  }
}

const TOO_MANY_REQUESTS = 429;

/** Whether asking again will not help, because the question itself was refused. */
export function isFinal(error: Error): boolean {
  const status = error instanceof CollectorError ? error.status : undefined;
  return status !== undefined && status < 500 && status !== TOO_MANY_REQUESTS;
}

/** Whether the collector has nothing there, or nothing that this reader may view: it does not tell which. */
export function isNotFound(error: Error): boolean {
  return error instanceof CollectorError && error.status === 404;
}

/** Whether the collector does not know who asks. */
export function isUnknownReader(error: Error): boolean {
  return error instanceof CollectorError && error.status === 401;
}

/** Within how many milliseconds the collector has to begin to answer. */
export const DEADLINE_MILLISECONDS = 15_000;

/** Reads from the collector's query API, on the page's own origin. Every call can be cancelled by its signal. */
export interface CollectorClient extends ExplorationQuestions {
  /**
   * The time by the collector's clock, which stamps what it receives, in seconds since the epoch: as far as its latest
   * answer told, and by this machine's before the first one.
   */
  now(): number;
  /** Where the live stream was before the first answer was made; undefined as long as there is none. */
  streamPosition(): string | undefined;
  projects(signal?: AbortSignal): Promise<Project[]>;
  events(question: EventsQuestion, signal?: AbortSignal): Promise<EventsAnswer>;
  /** A transaction or an error, as its `type` says. */
  event(project: string, eventId: string, signal?: AbortSignal): Promise<StoredEvent>;
  /** A trace, or what of it follows a cursor. */
  trace(traceId: string, signal?: AbortSignal, cursor?: string): Promise<CollectedTrace>;
  stats(signal?: AbortSignal): Promise<{ projects: ProjectStats[] }>;
  session(signal?: AbortSignal): Promise<Session>;
  /** Lets this browser read as whom the token stands for, until it signs out. */
  signIn(token: string): Promise<Session>;
  signOut(): Promise<void>;
}

const SESSION = '/api/0/session/';

/** `request` is `fetch`, except where a test stands in for the network. */
export function createCollectorClient(request: typeof fetch): CollectorClient {
  const [timed, clockAhead] = timedRequest(request);
  const [positioned, streamPosition] = positionedRequest(timed);
  const read = (path: string, signal?: AbortSignal) => askForJson(positioned, path, { signal });
  const isSession = (answer: Record<string, unknown>) => typeof answer['sign_in'] === 'boolean';
  return {
    now: () => Date.now() / 1_000 - clockAhead(),
    streamPosition,
    projects: async (signal) =>
      checked<Project[]>(await read('/api/0/projects/', signal), (answer) => Array.isArray(answer)),
    events: async (question, signal) =>
      checked<EventsAnswer>(await read(`/api/0/events/?${rowsParameters(question)}`, signal), (answer) =>
        Array.isArray(answer['data']),
      ),
    event: async (project, eventId, signal) =>
      checked<StoredEvent>(await read(eventAddress(project, eventId), signal), isStoredEvent),
    trace: async (traceId, signal, cursor) =>
      checked<CollectedTrace>(await read(traceAddress(traceId, cursor), signal), ({ transactions }) =>
        Array.isArray(transactions),
      ),
    stats: async (signal) =>
      checked<{ projects: ProjectStats[] }>(await read('/api/0/stats/', signal), (answer) =>
        Array.isArray(answer['projects']),
      ),
    ...explorationQuestions(async (path, isAnswer, signal) => checked(await read(path, signal), isAnswer)),
    session: async (signal) => checked<Session>(await read(SESSION, signal), isSession),
    signIn: async (token) => {
      const answer = await askForJson(request, SESSION, { method: 'POST', body: { token } });
      return checked<Session>(answer, isSession);
    },
    signOut: async () => void (await askForJson(request, SESSION, { method: 'DELETE' })),
  };
}

/** Where one event is, as the collector answers it. */
export function eventAddress(project: string, eventId: string): string {
  return `/api/0/events/${encodeURIComponent(project)}:${encodeURIComponent(eventId)}/`;
}

/** Where the live stream is, from a position on; without one, from now on. */
export function streamAddress(after?: string): string {
  return `/api/0/stream/${after === undefined ? '' : `?after=${encodeURIComponent(after)}`}`;
}

function traceAddress(traceId: string, cursor?: string): string {
  const address = `/api/0/traces/${encodeURIComponent(traceId)}/`;
  return cursor === undefined ? address : `${address}?cursor=${encodeURIComponent(cursor)}`;
}

interface Asking {
  method?: 'GET' | 'POST' | 'DELETE';
  body?: unknown;
  signal?: AbortSignal | undefined;
}

async function askForJson(
  request: typeof fetch,
  path: string,
  { method = 'GET', body: sent, signal }: Asking,
): Promise<unknown> {
  const deadline = AbortSignal.timeout(DEADLINE_MILLISECONDS);
  const response = await request(path, {
    method,
    headers: {
      accept: 'application/json',
      ...(sent === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(sent === undefined ? {} : { body: JSON.stringify(sent) }),
    signal: signal === undefined ? deadline : AbortSignal.any([signal, deadline]),
  }).catch((error: unknown) => {
    if (signal?.aborted) throw error;
    const late = deadline.aborted;
    throw new CollectorError(
      late ? 'The collector did not answer within 15 seconds.' : 'The collector cannot be reached.',
    );
  });
  const body: unknown = await response.json().catch(() => undefined);
  if (!response.ok) throw new CollectorError(detailOf(body, response.status), response.status);
  return body;
}

function detailOf(body: unknown, status: number): string {
  if (typeof body === 'object' && body !== null && 'detail' in body && typeof body.detail === 'string') {
    return body.detail;
  }
  return `The collector answered with status ${status}.`;
}

function checked<Answer>(body: unknown, isAnswer: (body: Record<string, unknown>) => boolean): Answer {
  if (typeof body === 'object' && body !== null && isAnswer(body as Record<string, unknown>)) {
    return body as Answer;
  }
  throw new CollectorError('The collector’s answer could not be understood.', 200);
}
