/** The heads of a comparison's columns; those of the two traces show how their bars are drawn. */
export function ComparisonHead() {
  return (
    <div role="row" className="comparison-row comparison-row--head">
      <span role="columnheader">Span</span>
      {(['left', 'right'] as const).map((side) => (
        <span key={side} role="columnheader">
          <span className={`comparison-head__sample duration-bar--${side}`} aria-hidden="true" />
          {side === 'left' ? 'Left' : 'Right'}
        </span>
      ))}
      <span role="columnheader" title="Of both traces on one scale">
        Durations
      </span>
      <span role="columnheader" title="By how much it takes longer (+) or shorter (−) in the right trace">
        Change
      </span>
      <span role="columnheader" title="The same of its self time: what it took without the spans below it">
        Change of self time
      </span>
    </div>
  );
}
