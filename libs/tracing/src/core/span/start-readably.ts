/**
 * Starts something with what the host says about it; where that cannot be read (a getter or a proxy that throws),
 * with nothing said. Tracing never throws into the host.
 */
export function startReadably<Started, Context extends object>(
  start: (context: Context) => Started,
  context: Context,
  unreadable: Context = {} as Context,
): Started {
  try {
    return start(context);
  } catch {
    return start(unreadable);
  }
}
