// Asks a collector questions over one connection that is kept, and takes the time until the answer is there whole.
import { Connection } from '../load/connection.mjs';

export class Asker {
  #connection;
  #host;

  constructor(url) {
    this.#connection = new Connection(url);
    this.#host = new URL(url).host;
  }

  /** Milliseconds that the answer took; throws for one that is not 200. */
  async ask(path) {
    const request = Buffer.from(`GET ${path} HTTP/1.1\r\nhost: ${this.#host}\r\n\r\n`);
    const askedAt = performance.now();
    const { status, body } = await this.#connection.request(request);
    const time = performance.now() - askedAt;
    if (status !== 200) throw new Error(`${path} was answered with ${status}: ${body.slice(0, 200)}`);
    return time;
  }

  close() {
    this.#connection.close();
  }
}
