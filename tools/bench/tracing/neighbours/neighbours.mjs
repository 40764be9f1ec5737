// Everything that a measured server talks to, in one process on the other processor: the load that calls it, the
// upstream that it calls, and the sink that it reports to.
import { answerWith, options } from '../process/answer.mjs';
import { load } from './load.mjs';
import { startSink } from './sink.mjs';
import { startUpstream } from './upstream.mjs';

const upstream = await startUpstream();
const sink = await startSink(options);

answerWith({
  ports: () => ({ upstream: upstream.port, sink: sink.port }),
  load,
  /** What has been reported since the last time this was asked. */
  received: () => sink.take(),
});
