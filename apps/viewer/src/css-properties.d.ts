import 'react';

declare module 'react' {
  interface CSSProperties {
    /** How deep a row stands in its tree. */
    '--depth'?: number;
    /** The least width of a row's name, in characters. */
    '--least-name'?: string;
    /** How much of a span view's width its tree takes. */
    '--tree-width'?: string;
    /** A figure's share of the largest one, from 0 to 1. */
    '--share'?: number;
    /** How far above the bottom of a chart something is, from 0 to 1. */
    '--level'?: number;
    /** Where on an axis of time something is, from 0 to 1. */
    '--at'?: number;
    /** How far a text is moved, in pixels. */
    '--scrolled'?: string;
  }
}
