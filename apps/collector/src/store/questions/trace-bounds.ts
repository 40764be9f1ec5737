/**
 * More of one trace is not read into memory at once: of its events as of the spans that were streamed apart from them.
 * Texts of JSON, in characters.
 */
export const MOST_TRACE_CHARACTERS = 32 * 1024 * 1024;
