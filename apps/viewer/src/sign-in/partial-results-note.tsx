import { usePlan } from './plan/use-plan';
import { useSession } from './use-session';
import './sign-in.css';

/**
 * The text's note beside the transactions of a trace, for readers who may not view every project. It is about what the
 * reader may see, and the same for every trace: it does not tell whether this one has more.
 */
export function PartialResultsNote() {
  const session = useSession();
  const isTeam = usePlan() === 'team';
  const projects = session?.reader?.projects ?? '*';
  if (projects === '*' && !isTeam) return null;
  return (
    <p className="partial-results" role="note">
      {isTeam && 'On the Team plan, results are only shown for one project at a time. '}
      {projects !== '*' &&
        'Each transaction belongs to a specific project, and you are only able to see transactions of projects that you have permission to view. '}
      Therefore, you may not see all transactions of a given trace here.
    </p>
  );
}
