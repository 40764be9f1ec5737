import './design/style/tokens.css';
import './design/style/base.css';
import './design/style/controls.css';
import './design/style/words.css';
import './design/notices/notices.css';
import './design/style/headings.css';
import './design/style/facts.css';
import { QueryCache, QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app';
import { createCollectorClient, isFinal, isUnknownReader, streamAddress } from './collector/collector-client';
import { CollectorContext } from './collector/collector-context';
import { SignInGate } from './sign-in/sign-in-gate';
import { SESSION_KEY } from './sign-in/use-session';
import { LiveProvider } from './live/live-context';
import { createLiveStream } from './live/live-stream';

const collector = createCollectorClient((path, options) => fetch(path, options));
const stream = createLiveStream({
  open: (after) => new EventSource(streamAddress(after)),
  begin: () => collector.streamPosition(),
});
const queryClient = new QueryClient({
  // Whatever is refused because nobody is signed in, or no longer, leads to signing in.
  queryCache: new QueryCache({
    onError: (error) => {
      if (isUnknownReader(error)) void queryClient.invalidateQueries({ queryKey: SESSION_KEY });
    },
  }),
  defaultOptions: {
    queries: {
      retry: (failures, error) => failures < 2 && !isFinal(error),
      // What changes while the page is not looked at is announced by the stream; a trace may be tens of megabytes.
      refetchOnWindowFocus: false,
    },
  },
});

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no element #root');
createRoot(root).render(
  <StrictMode>
    <QueryClientProvider client={queryClient}>
      <CollectorContext value={collector}>
        <SignInGate>
          <LiveProvider stream={stream}>
            <App />
          </LiveProvider>
        </SignInGate>
      </CollectorContext>
    </QueryClientProvider>
  </StrictMode>,
);
