const LINE_FEED = 10;

/** How many transactions an envelope holds, and how many spans are in them, their roots included. */
export function tracesInEnvelope(bytes) {
  let position = bytes.indexOf(LINE_FEED) + 1;
  const found = { traces: 0, spans: 0 };
  while (position > 0 && position < bytes.length) {
    const headerEnd = bytes.indexOf(LINE_FEED, position);
    const header = bytes.toString('utf8', position, headerEnd === -1 ? bytes.length : headerEnd);
    if (header === '') break;
    const { type, length } = JSON.parse(header);
    const start = headerEnd + 1;
    const end = length === undefined ? endOfLine(bytes, start) : start + length;
    if (type === 'transaction') {
      found.traces += 1;
      found.spans += 1 + JSON.parse(bytes.toString('utf8', start, end)).spans.length;
    }
    position = end + 1;
  }
  return found;
}

function endOfLine(bytes, start) {
  const end = bytes.indexOf(LINE_FEED, start);
  return end === -1 ? bytes.length : end;
}
