import { EmptyNotice } from '../../design/notices/notices';

/** A trace is known by its transactions, and a transaction is sent when it has finished: it may just be too early. */
export function AwaitedTrace({ traceId }: { traceId: string }) {
  return (
    <EmptyNotice level={1} title="Waiting for this trace">
      <p>
        No transaction of trace <span className="mono">{traceId}</span> has arrived. A service sends a
        transaction when it has finished; this page shows it as soon as it is stored.
      </p>
      <p>If nothing comes:</p>
      <ul className="awaited-trace__reasons">
        <li>
          It was sampled out. The decision is made where the trace begins, and then nobody records it:{' '}
          <code>tracesSampleRate: 1</code> keeps every trace.
        </li>
        <li>
          Its services report elsewhere: compare their DSN with the one that this collector has for their
          project.
        </li>
        <li>It belongs to projects that you may not view, or it has been removed by age.</li>
      </ul>
    </EmptyNotice>
  );
}
