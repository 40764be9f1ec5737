// A client of our own on raw sockets: Node's would take more of the machine than the collector that is measured.
import { connect } from 'node:net';

/** One connection that is kept, and opened anew when the other side has closed it. One request at a time. */
export class Connection {
  #socket;
  #received = '';
  #settle;

  constructor(url) {
    this.url = new URL(url);
  }

  /** Resolves with the answer's status and body; 0 when the connection broke. */
  async request(bytes) {
    this.#socket ??= this.#open();
    return new Promise((resolve) => {
      this.#settle = resolve;
      this.#socket.write(bytes);
    });
  }

  close() {
    this.#socket?.destroy();
    this.#socket = undefined;
  }

  #open() {
    const socket = connect({ port: Number(this.url.port), host: this.url.hostname, noDelay: true });
    socket.on('data', (chunk) => this.#take(chunk));
    socket.on('error', () => undefined);
    socket.on('close', () => {
      // One that was left already may close while the next one waits for its answer.
      if (this.#socket !== socket) return;
      this.#socket = undefined;
      this.#answer(0, '');
    });
    return socket;
  }

  #take(chunk) {
    this.#received += chunk.toString('latin1');
    const end = this.#received.indexOf('\r\n\r\n');
    if (end === -1) return;
    const head = this.#received.slice(0, end);
    const bodyEnd = end + 4 + Number(/content-length: (\d+)/i.exec(head)?.[1] ?? 0);
    if (this.#received.length < bodyEnd) return;
    const body = this.#received.slice(end + 4, bodyEnd);
    this.#received = '';
    if (/connection: close/i.test(head)) this.close();
    this.#answer(Number(head.slice(9, 12)), body);
  }

  #answer(status, body) {
    const settle = this.#settle;
    this.#settle = undefined;
    this.#received = '';
    settle?.({ status, body });
  }
}
