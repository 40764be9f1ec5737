import { useLocation } from 'wouter';
import { useProjects } from './collector/use-projects';
import { LatePart } from './design/notices/late-part';
import { ErrorDetail } from './error-detail/error-detail';
import { PageFrame } from './page-frame/page-frame';
import { NotATrace } from './page-frame/not-a-trace';
import { NotFound } from './page-frame/not-found';
import { parseRoute } from './routes';
import { SpanSearch } from './span-search/span-search';
import { BusinessOnly } from './sign-in/plan/business-only';
import { ChooseTrace } from './trace-comparison/choose-trace';
import { TraceComparison } from './trace-comparison/trace-comparison';
import { TraceFile } from './trace-view/from-file/trace-file';
import { TraceView } from './trace-view/trace-view';
import { TransactionDetail } from './transaction-detail/transaction-detail';
import { TransactionList } from './transaction-list/transaction-list';

/** The page frame around whatever the address names. */
export function App() {
  const [path] = useLocation();
  // Asked for beside what a view asks, and not after it: services have their colours from the first row on.
  useProjects();
  return (
    <PageFrame>
      <View path={path} />
    </PageFrame>
  );
}

function View({ path }: { path: string }) {
  const route = parseRoute(path);
  switch (route.page) {
    case 'transactions':
      return <TransactionList />;
    case 'transaction':
      return <TransactionDetail key={route.eventId} project={route.project} eventId={route.eventId} />;
    case 'trace':
      return (
        <BusinessOnly>
          <TraceView key={route.traceId} traceId={route.traceId} />
        </BusinessOnly>
      );
    case 'shape':
      return (
        <BusinessOnly>
          <LatePart what="the expected shape" level={1} load={() => import('./trace-shape/trace-shape')}>
            {({ TraceShape }) => <TraceShape key={route.traceId} traceId={route.traceId} />}
          </LatePart>
        </BusinessOnly>
      );
    case 'trace-file':
      return <TraceFile />;
    case 'comparison':
      return (
        <BusinessOnly>
          <ComparisonView left={route.left} right={route.right} />
        </BusinessOnly>
      );
    case 'error':
      return <ErrorDetail key={route.eventId} project={route.project} eventId={route.eventId} />;
    case 'spans':
      return <SpanSearch />;
    case 'services':
      return (
        <BusinessOnly>
          <LatePart what="the service map" level={1} load={() => import('./service-map/service-map')}>
            {({ ServiceMap }) => <ServiceMap />}
          </LatePart>
        </BusinessOnly>
      );
    case 'no-trace-id':
      return <NotATrace written={route.written} left={route.left} right={route.right} />;
    case 'not-found':
      return <NotFound />;
  }
}

function ComparisonView({ left, right }: { left: string; right: string | undefined }) {
  if (right === undefined) return <ChooseTrace key={left} traceId={left} />;
  return <TraceComparison key={`${left} ${right}`} left={left} right={right} />;
}
