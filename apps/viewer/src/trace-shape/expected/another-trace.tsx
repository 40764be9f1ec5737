import { useState, type FormEvent } from 'react';
import { traceReferenceIn } from '../../trace-pages/trace-reference';

/** Asks for the trace whose shape is the expected one. */
export function AnotherTrace({ onChoose }: { onChoose: (traceId: string) => void }) {
  const [isRefused, setRefused] = useState(false);
  const choose = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const pasted = new FormData(event.currentTarget).get('trace');
    const traceId = traceReferenceIn(typeof pasted === 'string' ? pasted : '');
    setRefused(traceId === undefined);
    if (traceId !== undefined) onChoose(traceId);
  };
  return (
    <form className="expected__form" onSubmit={choose}>
      <label htmlFor="expected-trace">Trace id, or the address of a trace</label>
      <div className="page-heading__row">
        <input
          id="expected-trace"
          name="trace"
          className="field expected__field mono"
          autoComplete="off"
          aria-describedby="expected-trace-refused"
          aria-invalid={isRefused}
        />
        <button type="submit" className="button button--primary">
          Expect its shape
        </button>
      </div>
      <p id="expected-trace-refused" role="status" className="expected__problem">
        {isRefused && 'There is no trace id in it: 32 hex digits are expected.'}
      </p>
    </form>
  );
}
