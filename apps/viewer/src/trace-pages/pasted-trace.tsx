import { useState, type FormEvent } from 'react';
import { traceReferenceIn } from './trace-reference';
import './pasted-trace.css';

interface PastedTraceProps {
  /** What the button says. */
  action: string;
  onChoose: (traceId: string) => void;
}

/** Asks for a trace: its id, or an address that holds one. */
export function PastedTrace({ action, onChoose }: PastedTraceProps) {
  const [isRefused, setRefused] = useState(false);
  const choose = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const pasted = new FormData(event.currentTarget).get('trace');
    const traceId = traceReferenceIn(typeof pasted === 'string' ? pasted : '');
    setRefused(traceId === undefined);
    if (traceId !== undefined) onChoose(traceId);
  };
  return (
    <form className="pasted-trace" onSubmit={choose}>
      <label htmlFor="pasted-trace">Trace id, or the address of a trace</label>
      <div className="page-heading__row">
        <input
          id="pasted-trace"
          name="trace"
          className="field pasted-trace__field mono"
          autoComplete="off"
          aria-describedby="pasted-trace-refused"
          aria-invalid={isRefused}
        />
        <button type="submit" className="button button--primary">
          {action}
        </button>
      </div>
      <p id="pasted-trace-refused" role="status" className="pasted-trace__refused">
        {isRefused && 'There is no trace id in it: 32 hex digits are expected.'}
      </p>
    </form>
  );
}
