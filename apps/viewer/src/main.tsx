import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app';
import { createCollectorClient, isFinal } from './collector/collector-client';
import { CollectorContext } from './collector/collector-context';
import { LiveProvider } from './live/live-context';
import { createLiveStream } from './live/live-stream';
import './design/tokens.css';
import './design/base.css';
import './design/controls.css';

const collector = createCollectorClient((path, options) => fetch(path, options));
const stream = createLiveStream(() => new EventSource('/api/0/stream/'));
const queryClient = new QueryClient({
  defaultOptions: { queries: { retry: (failures, error) => failures < 2 && !isFinal(error) } },
});

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no element #root');
createRoot(root).render(
  <StrictMode>
    <QueryClientProvider client={queryClient}>
      <CollectorContext value={collector}>
        <LiveProvider stream={stream}>
          <App />
        </LiveProvider>
      </CollectorContext>
    </QueryClientProvider>
  </StrictMode>,
);
