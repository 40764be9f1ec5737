import { EmptyNotice } from '../../design/notices/notices';
import { StoredText } from '../../design/stored-text';

interface UnknownProjectsProps {
  /** None where all are known. */
  slugs: readonly string[];
  onShowAll: () => void;
}

/** That an address names projects which do not exist, or which this reader may not view. */
export function UnknownProjects({ slugs, onShowAll }: UnknownProjectsProps) {
  if (slugs.length === 0) return null;
  return (
    <EmptyNotice title={slugs.length === 1 ? 'There is no such project' : 'There are no such projects'}>
      <p>
        None that you may view is called{' '}
        {slugs.map((slug, index) => (
          <span key={slug}>
            {index > 0 && ' or '}
            <StoredText className="mono">{slug}</StoredText>
          </span>
        ))}
        .
      </p>
      <button type="button" className="button" onClick={onShowAll}>
        All projects
      </button>
    </EmptyNotice>
  );
}
