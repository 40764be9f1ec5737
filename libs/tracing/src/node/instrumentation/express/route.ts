import type { Request } from 'express';

/** The part of Express that this file knows: routers have layers, and a layer says what it takes of a path. */
interface Layer {
  handle: unknown;
  /** Express 4 notes what has matched on the layer itself. */
  path?: string;
  params?: Record<string, unknown>;
  match(path: string): Match | boolean | undefined;
}

interface Match {
  path: string;
  params: Record<string, unknown>;
}

type RoutedRequest = Pick<Request, 'baseUrl' | 'originalUrl' | 'route'> & Partial<Pick<Request, 'app'>>;

const MOST_REMEMBERED = 1000;
const LONGEST_REMEMBERED = 200;
const patternsOfMounts = new WeakMap<object, Map<string, string>>();

/**
 * The pattern of the route that took the request, such as `/api/products/:id`; undefined when none did. A router that is
 * mounted at a pattern counts with that pattern, so that ids never become part of a name.
 */
export function routeOf(request: RoutedRequest): string | undefined {
  const pattern = (request.route as { path?: unknown } | undefined)?.path;
  if (typeof pattern !== 'string') return undefined;
  const path = pattern === '/' ? '' : pattern;
  const mountPath = request.baseUrl || lostBaseUrl(request.originalUrl, path);
  return (mountPath && mountPattern(request.app, mountPath)) + path || '/';
}

/**
 * Express forgets where a router was mounted once an error has left it. As a pattern matches as many segments as it
 * has, the mount path is what the URL has before them.
 */
function lostBaseUrl(originalUrl: string, pattern: string): string {
  if (slashesIn(originalUrl) <= slashesIn(pattern) || /[*{(]/.test(pattern)) return '';
  const segments = (originalUrl.split('?', 1)[0] as string).split('/').filter(Boolean);
  const mounted = segments.slice(0, Math.max(0, segments.length - pattern.split('/').filter(Boolean).length));
  return mounted.map((segment) => `/${segment}`).join('');
}

function slashesIn(text: string): number {
  let count = 0;
  for (let at = text.indexOf('/'); at !== -1; at = text.indexOf('/', at + 1)) count += 1;
  return count;
}

/** `/users/42` becomes `/users/:userId`, if that is how the router there is mounted. */
function mountPattern(app: object | undefined, mountPath: string): string {
  if (!app) return mountPath;
  let known = patternsOfMounts.get(app);
  if (!known) patternsOfMounts.set(app, (known = new Map<string, string>()));
  let pattern = known.get(mountPath);
  if (pattern === undefined) {
    pattern = patternIn(layersOf(app), mountPath) ?? mountPath;
    if (known.size < MOST_REMEMBERED && mountPath.length <= LONGEST_REMEMBERED) known.set(mountPath, pattern);
  }
  return pattern;
}

/** Goes the way of the request once more, through the routers only: Express keeps no pattern of what it has passed. */
function patternIn(layers: readonly Layer[], path: string): string | undefined {
  for (const layer of layers) {
    const inner = layersOf(layer.handle);
    if (inner.length === 0) continue;
    const match = matchOf(layer, path);
    const rest = match && path.startsWith(match.path) ? path.slice(match.path.length) : undefined;
    if (!match || rest === undefined || (rest !== '' && !rest.startsWith('/'))) continue;
    const below = rest === '' ? '' : patternIn(inner, rest);
    if (below !== undefined) return withNames(match) + below;
  }
  return undefined;
}

function matchOf(layer: Layer, path: string): Match | undefined {
  try {
    const matched = layer.match(path);
    if (!matched) return undefined;
    const { path: taken, params } = matched === true ? layer : matched;
    return typeof taken === 'string' ? { path: taken, params: params ?? {} } : undefined;
  } catch {
    // A path that cannot be decoded, or a layer of a kind that nobody knows.
    return undefined;
  }
}

function withNames({ path, params }: Match): string {
  const names = new Map(Object.entries(params).map(([name, value]) => [String(value), name]));
  return path
    .split('/')
    .map((segment) => {
      const name = names.get(decoded(segment));
      return name === undefined ? segment : `:${name}`;
    })
    .join('/');
}

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}

/** Of an app, a router, or something else, which has none. Express 4 throws at `app.router`. */
function layersOf(owner: unknown): readonly Layer[] {
  const { _router, lazyrouter } = owner as { _router?: unknown; lazyrouter?: unknown };
  const router = lazyrouter ? _router : ((owner as { router?: unknown }).router ?? owner);
  const { stack } = (router ?? {}) as { stack?: unknown };
  return Array.isArray(stack) ? (stack as Layer[]) : [];
}
