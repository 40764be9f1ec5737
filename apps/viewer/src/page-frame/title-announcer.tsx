import { useSyncExternalStore } from 'react';

/** Says the page's title to assistive technology when it changes: here no page load does. */
export function TitleAnnouncer() {
  const title = useSyncExternalStore(onTitle, () => document.title);
  return (
    <p className="visually-hidden" role="status">
      {title}
    </p>
  );
}

function onTitle(notify: () => void): () => void {
  const observer = new MutationObserver(notify);
  const element = document.querySelector('title');
  if (element !== null) observer.observe(element, { childList: true });
  return () => observer.disconnect();
}
