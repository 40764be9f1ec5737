/** One request as an SDK sends it. */
export interface CapturedRequest {
  endpoint: 'envelope' | 'store';
  headers: Record<string, string>;
  query: string;
  body: Uint8Array;
}

/** A small trace in the wire form of one SDK, written by hand after what its versions were seen to send. */
export interface SdkCapture {
  sdk: string;
  traceId: string;
  /** In the order of arrival: a child transaction may come before its parent. */
  requests(key: string): CapturedRequest[];
  /** What the SDK recorded, in the form of `linesOfTrace`. */
  tree: string[];
}
