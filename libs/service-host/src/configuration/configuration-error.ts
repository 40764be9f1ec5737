/**
 * A start that cannot succeed until a person changes something. The message is what that person reads: one clear
 * line per problem, naming the variable, port or path and what to do. `runService` prints it without a stack.
 */
export class ConfigurationError extends Error {
  override readonly name = 'ConfigurationError';
}
