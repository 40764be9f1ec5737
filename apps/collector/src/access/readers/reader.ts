/** What a reader may see: the projects of these slugs, or with `*` all, also those that are yet to come. */
export type Grants = '*' | readonly string[];

/** Somebody who may read. */
export interface Reader {
  /** Null for the default reader, who needs no token. */
  readonly name: string | null;
  readonly grants: Grants;
  /** Aborts when this reader is revoked, expires, or may see something else from now on. */
  readonly ended: AbortSignal;
}
