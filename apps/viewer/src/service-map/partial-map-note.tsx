import { useSession } from '../sign-in/use-session';

/** For readers who may not view every project; the same whether or not there is more. */
export function PartialMapNote() {
  const projects = useSession()?.reader?.projects ?? '*';
  if (projects === '*') return null;
  return (
    <p className="partial-results" role="note">
      You are only able to see services of projects that you have permission to view. There may be others, and
      what they call looks as if nobody known had called it.
    </p>
  );
}
