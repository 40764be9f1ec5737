export type MessageLevel = 'debug' | 'info' | 'warning' | 'error' | 'fatal';

/** A message on its way through what is made for errors. */
export class CapturedMessage {
  readonly message: string;
  readonly level: MessageLevel;

  constructor(message: string, level: MessageLevel) {
    this.message = message;
    this.level = level;
  }
}
