import { useEffect } from 'react';
import { useLiveStream } from './live-context';

/** Does something each time that the stream is there again; not where it has been there all along. */
export function useReconnection(onLive: () => void): void {
  const stream = useLiveStream();
  useEffect(
    () =>
      stream.onStatus(() => {
        if (stream.status() === 'live') onLive();
      }),
    [stream, onLive],
  );
}
