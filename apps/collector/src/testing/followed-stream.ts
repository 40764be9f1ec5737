/** A message of the live stream, by the names of its lines. */
export interface StreamMessage {
  id?: string;
  event?: string;
  data?: string;
}

/** An open stream: `next` resolves with the next message that is more than a hint or a heartbeat. */
export interface FollowedStream {
  next(): Promise<StreamMessage>;
  /** Resolves, when the stream ends, with what came before. */
  rest(): Promise<StreamMessage[]>;
}

/** Follows a stream until the signal aborts. */
export async function followStream(
  url: string,
  init: { signal: AbortSignal; headers?: Record<string, string> },
): Promise<FollowedStream> {
  const response = await fetch(url, init);
  if (response.headers.get('content-type') !== 'text/event-stream') {
    throw new Error(`no stream but ${response.status}`);
  }
  const blocks = blocksOf(response.body!.pipeThrough(new TextDecoderStream()));
  const next = async () => {
    for (;;) {
      const { value, done } = await blocks.next();
      if (done === true) return undefined;
      const message = messageOf(value);
      if (message.event !== undefined && message.event !== 'heartbeat') return message;
    }
  };
  return {
    next: async () => (await next()) ?? {},
    async rest() {
      const messages: StreamMessage[] = [];
      for (let message = await next(); message !== undefined; message = await next()) messages.push(message);
      return messages;
    },
  };
}

async function* blocksOf(chunks: ReadableStream<string>): AsyncGenerator<string, void> {
  let text = '';
  for await (const chunk of chunks) {
    const blocks = (text + chunk).split('\n\n');
    text = blocks.pop() ?? '';
    yield* blocks;
  }
}

function messageOf(block: string): StreamMessage {
  const lines = block.split('\n').map((line): [string, string] => {
    const colon = line.indexOf(':');
    return [line.slice(0, colon), line.slice(colon + 2)];
  });
  return Object.fromEntries(lines);
}
