import { useRef, useState } from 'react';
import type { CollectedTrace } from '../../collector/collector-client';
import { readFile } from './read-file';
import { readTraceFile } from './read-trace-file';

/** A file that was read as a trace. */
interface OpenedFile {
  name: string;
  trace: CollectedTrace;
  /** Tells this opening from every other one of the page, of the same file too. */
  opening: number;
}

/** What became of the file that was chosen last. */
type Outcome = { state: 'reading'; name: string } | { state: 'refused'; name: string; problem: string };

interface FileOpening {
  /** The last one that held a trace. */
  opened: OpenedFile | undefined;
  /** Undefined where that is the last one. */
  outcome: Outcome | undefined;
  open: (files: readonly File[]) => Promise<void>;
}

/** Opens a file at a time; one that is refused leaves what was opened before. */
export function useOpenedFile(): FileOpening {
  const [opened, setOpened] = useState<OpenedFile>();
  const [outcome, setOutcome] = useState<Outcome>();
  const openings = useRef(0);
  const open = async (files: readonly File[]) => {
    if (files.length === 0) return;
    const opening = (openings.current += 1);
    // A larger file that was chosen earlier may be read later.
    const isLatest = () => opening === openings.current;
    const name = files.map((file) => file.name).join(', ');
    setOutcome({ state: 'reading', name });
    try {
      const trace = readTraceFile(await readFile(files));
      if (!isLatest()) return;
      setOpened({ name, trace, opening });
      setOutcome(undefined);
    } catch (error) {
      const problem = error instanceof Error ? error.message : String(error);
      if (isLatest()) setOutcome({ state: 'refused', name, problem });
    }
  };
  return { opened, outcome, open };
}
