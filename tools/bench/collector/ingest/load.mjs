// Sends envelopes over connections that are kept, each connection one after the other. A client of its own: Node's would
// take more of the machine than the collector that is measured.
import { connect } from 'node:net';
import { answerWith, options } from '../../tracing/process/answer.mjs';
import { envelopeTemplate, renew } from './envelope.mjs';

const { hostname, port } = new URL(options.url);

/** A request in one piece; the template's id is renewed before each sending. */
function requestTemplate() {
  const { bytes, idAt } = envelopeTemplate();
  const head = Buffer.from(
    `POST /api/1/envelope/?sentry_key=publickey&sentry_version=7 HTTP/1.1\r\nhost: ${hostname}:${port}\r\n` +
      `content-length: ${bytes.length}\r\ncontent-type: application/x-sentry-envelope\r\n\r\n`,
  );
  return { bytes: Buffer.concat([head, bytes]), idAt: head.length + idAt, envelopeBytes: bytes.length };
}

/** One connection that sends until the deadline; resolves when its last answer is there. */
function sendUntil(deadline, onAnswer) {
  const template = requestTemplate();
  return new Promise((resolve, reject) => {
    let socket;
    let sentAt;
    let received = '';
    const send = () => {
      if (performance.now() >= deadline) {
        socket.end();
        return resolve();
      }
      renew(template);
      sentAt = performance.now();
      socket.write(template.bytes);
    };
    const open = () => {
      socket = connect(Number(port), hostname, send);
      socket.setNoDelay(true);
      socket.on('error', reject);
      socket.on('data', (chunk) => {
        received += chunk.toString('latin1');
        const end = received.indexOf('\r\n\r\n');
        if (end === -1) return;
        const length = Number(/content-length: (\d+)/i.exec(received)?.[1] ?? 0);
        if (received.length < end + 4 + length) return;
        const isLast = /connection: close/i.test(received.slice(0, end));
        onAnswer(Number(received.slice(9, 12)), performance.now() - sentAt);
        received = '';
        if (!isLast) return send();
        socket.removeAllListeners('data');
        socket.end();
        open();
      });
    };
    open();
  });
}

answerWith({
  async send(milliseconds) {
    const startedAt = performance.now();
    const times = [];
    let others = 0;
    const onAnswer = (status, time) => (status === 200 ? times.push(time) : (others += 1));
    const deadline = startedAt + milliseconds;
    await Promise.all(Array.from({ length: options.connections }, () => sendUntil(deadline, onAnswer)));
    const seconds = (performance.now() - startedAt) / 1000;
    times.sort((one, other) => one - other);
    return {
      acknowledged: times.length,
      refused: others,
      perSecond: times.length / seconds,
      p50: times[Math.floor(times.length * 0.5)],
      p99: times[Math.floor(times.length * 0.99)],
      bytes: requestTemplate().envelopeBytes,
    };
  },
});
