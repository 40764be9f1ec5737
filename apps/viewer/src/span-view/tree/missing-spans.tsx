import { StoredText } from '../../design/stored-text';

interface MissingSpansProps {
  /** What the address names and the rows do not hold. */
  addresses: readonly string[];
  /** Whether the rows are those of a whole trace. */
  isOfTrace: boolean;
}

/** That an address leads to spans which are not here, or not yet; it goes away when they arrive. */
export function MissingSpans({ addresses, isOfTrace }: MissingSpansProps) {
  return (
    <div role="status">
      {addresses.map((address) => (
        <p key={address} className="missing-span">
          Span <StoredText className="mono">{address}</StoredText> has not arrived, or is not in this{' '}
          {isOfTrace ? 'trace' : 'transaction'}.
        </p>
      ))}
    </div>
  );
}
