import type { IncomingMessage } from 'node:http';
import type { RequestHandler } from 'express';
import type { ProjectDirectory } from '../../projects/project-directory';
import type { Reader } from '../readers/reader';
import type { Readers } from '../readers/readers';
import { visibleProjects } from '../visible-projects';
import { AccessError } from './access-error';
import { presentedToken, sessionCookieName } from './presented-token';
import { WrongTokens } from './wrong-tokens';

/** Who asks, and the projects that exist for that reader. */
export interface Visit {
  reader: Reader;
  projects: ProjectDirectory;
}

/** What the gate is made of. */
export interface GateOptions {
  readers: Readers;
  projects: ProjectDirectory;
  /** Whether people come by TLS, through something that stands before the collector. */
  behindTls: boolean;
}

/** Lets readers in, and tells what each may see. */
export class Gate {
  readonly cookieName: string;
  readonly #visits = new WeakMap<IncomingMessage, Visit>();
  readonly #wrongTokens = new WrongTokens();

  constructor(private readonly options: GateOptions) {
    this.cookieName = sessionCookieName(options.behindTls);
  }

  get needToken(): boolean {
    return this.options.readers.needToken;
  }

  get behindTls(): boolean {
    return this.options.behindTls;
  }

  /** The middleware in front of everything that can be read. Throws an `AccessError`. */
  readonly requireReader: RequestHandler = (request, _response, next) => {
    this.#visits.set(request, this.admit(request, presentedToken(request, this.cookieName)));
    next();
  };

  /** The visit of a request that has come through; without it there is nothing to be seen. */
  visitOf(request: IncomingMessage): Visit {
    const visit = this.#visits.get(request);
    if (visit === undefined) throw new Error('a route for reading stands outside the gate');
    return visit;
  }

  /** The visit of whoever shows that token; throws an `AccessError` that is the same for every wrong one. */
  admit({ socket }: IncomingMessage, token: string | undefined): Visit {
    const { readers, projects } = this.options;
    const reader = readers.find(token);
    if (reader !== undefined) return { reader, projects: visibleProjects(reader, projects) };
    const waitSeconds = token === undefined ? undefined : this.#wrongTokens.count(socket.remoteAddress ?? '');
    if (waitSeconds !== undefined) {
      throw new AccessError(429, 'too many wrong tokens', { 'retry-after': String(waitSeconds) });
    }
    throw new AccessError(401, 'a token for reading is needed: sign in, or send Authorization: Bearer', {
      'www-authenticate': 'Bearer',
    });
  }
}
