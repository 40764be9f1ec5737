// Reports a drawn trace to a collector, an envelope a transaction; when this returns, all of it can be asked for.

export async function sendTrace(url, { transactions }) {
  for (const { project, ...event } of transactions) {
    const lines = [
      { event_id: event.event_id, sent_at: new Date().toISOString() },
      { type: 'transaction' },
      event,
    ];
    const response = await fetch(
      `${url}/api/${project}/envelope/?sentry_key=publickey${project}&sentry_version=7`,
      {
        method: 'POST',
        headers: { 'content-type': 'application/x-sentry-envelope' },
        body: lines.map((line) => JSON.stringify(line)).join('\n'),
      },
    );
    if (!response.ok) throw new Error(`the collector refused a transaction: ${await response.text()}`);
  }
}
