/**
 * Text that is decided only when it is written. BullMQ asks for a job's metadata before it says how many jobs a call adds,
 * hands it on unread, and packs it with msgpackr, or as JSON: both write what `toJSON` answers.
 */
export class LateText {
  private readonly text: () => string;

  constructor(text: () => string) {
    this.text = text;
  }

  toJSON(): string {
    return this.text();
  }

  toString(): string {
    return this.text();
  }
}
