// Loaded into the collector's process before it starts: says how long each answer took from its request's head on, as
// the server sees it. (A client that sends too much sees its own waiting as well.)
import { subscribe } from 'node:diagnostics_channel';

const begun = new WeakMap();
let times = [];

subscribe('http.server.request.start', ({ request }) => begun.set(request, performance.now()));
subscribe('http.server.response.finish', ({ request, response }) => {
  times.push({ status: response.statusCode, time: performance.now() - begun.get(request) });
});

process.on('message', (message) => {
  if (message !== 'answer-times') return;
  process.send({ answerTimes: times });
  times = [];
});
