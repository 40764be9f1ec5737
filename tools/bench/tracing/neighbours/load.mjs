// A closed loop of exactly as many requests as asked for. Load generators that run for a time end on ticks of a
// second, which blurs short runs; and one on raw sockets takes little from the processor that it shares.
import { once } from 'node:events';
import net from 'node:net';

/** Sends `requests` over `connections` connections, each as soon as the last is answered; returns the seconds taken. */
export async function load({ port, path, requests, connections = 16 }) {
  const request = `GET ${path} HTTP/1.1\r\nhost: 127.0.0.1:${port}\r\n\r\n`;
  let left = requests;
  const startedAt = performance.now();
  await Promise.all(
    Array.from({ length: connections }, async () => {
      const socket = net.connect({ port, host: '127.0.0.1', noDelay: true });
      await once(socket, 'connect');
      await drive(socket, request, () => left-- > 0);
      socket.destroy();
    }),
  );
  return { seconds: (performance.now() - startedAt) / 1000 };
}

function drive(socket, request, takeOne) {
  return new Promise((resolve, reject) => {
    let received = '';
    const sendNext = () => (takeOne() ? socket.write(request) : resolve());
    socket.setEncoding('latin1');
    socket.on('data', (chunk) => {
      received += chunk;
      const length = lengthOfResponse(received);
      if (length === undefined || received.length < length) return;
      if (!received.startsWith('HTTP/1.1 200 ')) return reject(new Error(`the server answered: ${received}`));
      received = received.slice(length);
      sendNext();
    });
    socket.once('error', reject);
    socket.once('close', () => reject(new Error('the server closed a connection')));
    sendNext();
  });
}

/** Of head and body; undefined while the head is incomplete. */
function lengthOfResponse(text) {
  const headEnd = text.indexOf('\r\n\r\n');
  if (headEnd === -1) return undefined;
  const [, bodyLength] = /\r\ncontent-length: (\d+)/i.exec(text.slice(0, headEnd));
  return headEnd + 4 + Number(bodyLength);
}
