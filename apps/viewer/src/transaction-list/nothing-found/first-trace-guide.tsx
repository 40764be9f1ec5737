import { useProjects } from '../../collector/use-projects';
import { CopyButton } from '../../design/copying/copy-button';
import { ServiceChip } from '../../design/service-chip';
import { StoredText } from '../../design/stored-text';
import './first-trace-guide.css';

/** How the first trace gets here: by using the shop, or by pointing one's own service at a DSN. */
export function FirstTraceGuide() {
  const projects = useProjects();
  const dsn = projects[0]?.dsn ?? 'http://<key>@<collector>/<project>';
  return (
    <section className="card guide" aria-labelledby="guide-title">
      <h2 id="guide-title">Send your first trace</h2>
      <ol className="guide__steps">
        <li>
          <h3>With the shop</h3>
          <p>
            <code>npm start</code> prints the shop’s address. Load its page and press “Submit Order”: the page
            load and the order appear here within seconds, without a reload.
          </p>
        </li>
        <li>
          <h3>With your own service</h3>
          <p>Give any Sentry SDK one of these addresses, or ours:</p>
          <pre className="code-block">{`init({\n  dsn: '${dsn}',\n  tracesSampleRate: 1,\n});`}</pre>
          <ul className="guide__dsns">
            {projects.map(({ id, slug, dsn: address }) => (
              <li key={id}>
                <ServiceChip project={slug} />
                <StoredText className="mono">{address}</StoredText>
                <CopyButton label="Copy" text={address} />
              </li>
            ))}
          </ul>
        </li>
      </ol>
    </section>
  );
}
