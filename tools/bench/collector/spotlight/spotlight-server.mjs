// Spotlight's sidecar as a library: its command reports to its makers. It would listen on all addresses.
import { Server } from 'node:net';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { answerWith } from '../../tracing/process/answer.mjs';
import { peersFolder } from '../../tracing/peers.mjs';

const { listen } = Server.prototype;
Server.prototype.listen = function listenOnLoopback(port, ...others) {
  return listen.call(this, port, '127.0.0.1', ...others.filter((other) => typeof other === 'function'));
};

const file = path.join(peersFolder, 'node_modules/@spotlightjs/spotlight/dist/server/main.js');
const { setupSpotlight } = await import(pathToFileURL(file).href);
const server = await setupSpotlight({ port: 0, isStandalone: true });

answerWith({ url: () => `http://127.0.0.1:${server.address().port}`, pid: () => process.pid });
