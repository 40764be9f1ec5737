import { useId, type ReactNode } from 'react';
import { StoredText } from '../design/stored-text';
import './event-facts.css';

interface PanelProps {
  title: string;
  /** How many there are, behind the title. */
  count?: number | undefined;
  children: ReactNode;
}

/** One kind of facts about an event under its name; a region of the page. */
export function Panel({ title, count, children }: PanelProps) {
  const id = useId();
  return (
    <section className="card panel" aria-labelledby={id}>
      <h2 id={id} className="panel__title">
        <StoredText>{title}</StoredText>
        {count !== undefined && <span className="panel__count">{count}</span>}
      </h2>
      {children}
    </section>
  );
}
