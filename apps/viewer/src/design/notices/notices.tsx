import type { ReactNode } from 'react';
import { isFinal } from '../../collector/collector-client';
import { LateAnswer } from './late-answer';

/** What a view shows while its first data is under way, and that it is late when it is. */
export function LoadingNotice({ what }: { what: string }) {
  return (
    <div className="card skeleton" role="status" aria-label={`Loading ${what}`}>
      <LateAnswer />
      {Array.from({ length: 6 }, (_, line) => (
        <div key={line} className="skeleton__line" />
      ))}
    </div>
  );
}

interface ErrorNoticeProps {
  title: string;
  /** 1 where the notice is all that the page has. */
  level?: 1 | 2;
  error: Error;
  onRetry: () => void;
  /** How often it was asked before it is given up. */
  attempts?: number;
  /** What else helps. */
  children?: ReactNode;
}

/** What went wrong, in one line, with a way to try again where that may help. */
export function ErrorNotice({ title, level = 2, error, onRetry, attempts = 1, children }: ErrorNoticeProps) {
  const mayPass = !isFinal(error);
  return (
    <div className="card notice notice--danger" role="alert">
      <NoticeTitle level={level} title={title} />
      <p>
        {error.message}
        {attempts > 1 && ` It was asked ${attempts} times, one after the other.`}
      </p>
      {children}
      {mayPass && (
        <button type="button" className="button" onClick={onRetry}>
          Try again
        </button>
      )}
    </div>
  );
}

interface EmptyNoticeProps {
  title: string;
  /** 1 where the notice is all that the page has. */
  level?: 1 | 2;
  children?: ReactNode;
}

/** A view without content that says why, and what to do about it. */
export function EmptyNotice({ title, level = 2, children }: EmptyNoticeProps) {
  return (
    <div className="card notice">
      <NoticeTitle level={level} title={title} />
      {children}
    </div>
  );
}

function NoticeTitle({ level, title }: { level: 1 | 2; title: string }) {
  return level === 1 ? <h1>{title}</h1> : <h2>{title}</h2>;
}
