import type { ReactNode } from 'react';
import { createContext, useContext, useEffect, useSyncExternalStore } from 'react';
import type { LiveStatus, LiveStream } from './live-stream';

const LiveContext = createContext<LiveStream | undefined>(undefined);

interface LiveProviderProps {
  stream: LiveStream;
  children: ReactNode;
}

/**
 * Keeps the stream connected while the page is seen. A hidden page lets go of it: a browser allows few connections
 * to one host, and ten forgotten tabs must not keep the eleventh from loading.
 */
export function LiveProvider({ stream, children }: LiveProviderProps) {
  useEffect(() => {
    const follow = () => {
      if (stream.status() === 'paused') return;
      if (document.hidden) stream.stop('waiting');
      else stream.start();
    };
    follow();
    document.addEventListener('visibilitychange', follow);
    return () => {
      document.removeEventListener('visibilitychange', follow);
      stream.stop('waiting');
    };
  }, [stream]);
  return <LiveContext value={stream}>{children}</LiveContext>;
}

/** The page's stream. */
export function useLiveStream(): LiveStream {
  const stream = useContext(LiveContext);
  if (stream === undefined) throw new Error('useLiveStream needs a LiveProvider above it');
  return stream;
}

/** Whether the stream is connected, as a value that renders anew when it changes. */
export function useLiveStatus(): LiveStatus {
  const stream = useLiveStream();
  return useSyncExternalStore(stream.onStatus, stream.status);
}
