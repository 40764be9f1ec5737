import 'react';

declare module 'react' {
  interface CSSProperties {
    /** How deep a row stands in its tree. */
    '--depth'?: number;
    /** A figure's share of the largest one, from 0 to 1. */
    '--share'?: number;
  }
}
