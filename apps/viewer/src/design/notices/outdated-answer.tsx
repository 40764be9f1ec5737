import { LateAnswer } from './late-answer';

/** Says of rows that are still the answer to the question before that the collector owes the new one, once it is late. */
export function OutdatedAnswer() {
  return (
    <div className="outdated-answer" role="status">
      <LateAnswer />
    </div>
  );
}
