import type { Express, IRouter } from 'express';

/** What Express 5 keeps of a router: its routes, and the routers within it. */
interface Layer {
  route?: { path: string | string[]; methods: Record<string, boolean> };
  handle: Partial<IRouter>;
}

/** Every route of an application, as `GET /path`, with the path as its own router has it; `ALL` is any method. */
export function routesOf(app: Express): string[] {
  return layersOf(app.router.stack as unknown as Layer[]).sort();
}

function layersOf(stack: readonly Layer[]): string[] {
  return stack.flatMap(({ route, handle }) => {
    if (route === undefined) return layersOf((handle.stack ?? []) as unknown as Layer[]);
    const methods = Object.keys(route.methods).map((name) => (name === '_all' ? 'ALL' : name.toUpperCase()));
    return [route.path].flat().flatMap((path) => methods.map((method) => `${method} ${path}`));
  });
}
