import type { RowSample } from '../../collector/events-answer';
import { ExplainedButton } from '../../design/explained-button';
import { formatCount } from '../../format/format-number';
import type { EventNoun } from '../../search/search-condition';
import { isThin, sampledShare, sampleSentences } from './figure-sample';

interface SampleNoteProps {
  sample: RowSample;
  noun: EventNoun;
}

/** How many events a row's figures stand on; hovered or focused, what that means for each of them. */
export function SampleNote({ sample, noun }: SampleNoteProps) {
  const share = sampledShare(sample);
  return (
    <ExplainedButton className="sample-note" explain={() => sampleSentences(sample, noun)}>
      {isThin(sample) && <span className="thin-mark" aria-hidden="true" />}
      {formatCount(sample.n)}
      {share !== '' && <span className="sample-note__share"> at {share}</span>}
      {isThin(sample) && <span className="visually-hidden">, too few for some figures</span>}
    </ExplainedButton>
  );
}
