/** A setting that cannot work, such as a DSN without a key: the only error that the SDK throws of its own accord. */
export class TracingConfigurationError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'TracingConfigurationError';
  }
}
