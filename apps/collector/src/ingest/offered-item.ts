/** An item to be looked at: `store` for the older endpoint's only one. */
export interface OfferedItem {
  type: string;
  payload: Uint8Array;
  headers?: Readonly<Record<string, unknown>>;
  /** What the item's header, or else the envelope's, says of how the trace was sampled. */
  samplingContext?: unknown;
}
