const KIB = 1024;
const MIB = 1024 * KIB;

/** Every bound of the ingest endpoints. Sizes are bytes, text lengths UTF-16 units, times seconds. */
export const INGEST_LIMITS = {
  /** SDKs that stream spans, pages among them, send up to about 5 MB at once and compress nothing in a browser. */
  wireBytes: 6 * MIB,
  inflatedBytes: 10 * MIB,
  /** Bodies that are being inflated; each takes one of the four threads that Node lends to native code. */
  decodingsAtOnce: 2,
  /** Of all requests together that are being read or worked on. */
  heldBodyBytes: 64 * MIB,
  eventBytes: MIB,
  clientReportBytes: 100 * KIB,
  clientReportReasons: 100,
  clientReportQuantity: 1_000_000,
  rememberedReports: 10_000,
  /** Also what is announced to clients that can send several events in one envelope. */
  envelopeItems: 100,
  authHeaderLength: 2 * KIB,
  childSpans: 1_000,
  /** Of one container of streamed spans. */
  containerSpans: 1_000,
  /** Of one request of OTLP: fields of protobuf messages, or members of JSON. */
  otlpValues: 1_000_000,
  /** Beyond this, requests of OTLP are worked on one at a time: each takes a hundred times its size. */
  otlpBytesBesideOthers: 512 * KIB,
  /** Levels of its messages: some forty of a value's own lists and maps. */
  otlpMessageNesting: 128,
  otlpJsonNesting: 256,
  /** Of what a resource says of its service, as JSON: each of its transactions repeats it. */
  resourceCharacters: 16 * KIB,
  /** Of each of OpenTelemetry's spans, as its own SDKs limit them. */
  spanEvents: 128,
  spanLinks: 128,
  /** What is given to the store together; more come one after another. */
  recordsAtOnce: 500,
  /** As many are together full as well, however few they are: more than the queue holds would never be taken. */
  charactersAtOnce: 8 * MIB,
  /** Levels of nesting of a whole event: 32 inside `data`, which lies three levels down. */
  nesting: 35,
  /** Beyond this an event is an attack, not a trimmed accident. */
  hostileNesting: 1_000,
  nodes: 100_000,
  tags: 200,
  tagKeyLength: 200,
  tagValueLength: 200,
  nameLength: 200,
  opLength: 128,
  descriptionLength: 8 * KIB,
  futureSeconds: 24 * 60 * 60,
  pastSeconds: 30 * 24 * 60 * 60,
  retryAfterSeconds: 5,
} as const;
