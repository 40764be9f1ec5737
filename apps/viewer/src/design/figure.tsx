import type { ReactNode } from 'react';

/** One of the figures at the top of a page: a name, and below it the value. Stands in a `dl`. */
export function Figure({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="figure">
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
