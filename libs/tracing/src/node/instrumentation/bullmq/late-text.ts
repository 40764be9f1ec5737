/** Text that is decided only when it is written: BullMQ packs the options of a job with msgpackr, or as JSON. */
export class LateText {
  private readonly text: () => string;

  private constructor(text: () => string) {
    this.text = text;
  }

  /** What BullMQ passes on unread, in place of a string. */
  static asString(text: () => string): string {
    return new LateText(text) as unknown as string;
  }

  toJSON(): string {
    return this.text();
  }

  toString(): string {
    return this.text();
  }
}
