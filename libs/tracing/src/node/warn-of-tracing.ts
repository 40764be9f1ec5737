/** Tells the operator, in one line, about a setting that cannot work. Node prints it to stderr. */
export function warnOfTracing(message: string): void {
  process.emitWarning(message, 'TracingWarning');
}
