/** One request as it was reported: an envelope for a project, or OTLP for none. */
export interface Report {
  path: string;
  project: string | undefined;
  body: Uint8Array;
}
