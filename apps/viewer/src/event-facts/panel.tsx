import { useId, type ReactNode } from 'react';
import { StoredText } from '../design/stored-text';
import { formatCount } from '../format/format-number';
import './event-facts.css';

interface PanelProps {
  title: string;
  /** How many there are, behind the title. */
  count?: number | undefined;
  /** Whether it is only its title until somebody asks for the rest. */
  isFolded?: boolean;
  children: ReactNode;
}

/** One kind of facts about an event under its name; a region of the page. */
export function Panel({ title, count, isFolded = false, children }: PanelProps) {
  const id = useId();
  const heading = (
    <h2 id={id} className="panel__title">
      <StoredText>{title}</StoredText>
      {count !== undefined && <span className="panel__count">{formatCount(count)}</span>}
    </h2>
  );
  return (
    <section className="card panel" aria-labelledby={id}>
      {isFolded ? (
        <details>
          <summary className="panel__summary">{heading}</summary>
          <div className="panel__part">{children}</div>
        </details>
      ) : (
        <>
          {heading}
          {children}
        </>
      )}
    </section>
  );
}
