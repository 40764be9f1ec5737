import { useEffect, useEffectEvent } from 'react';

/** Takes the files that are dropped anywhere on the page, which a browser would otherwise show in its place. */
export function useDroppedFiles(onDrop: (files: readonly File[]) => void): void {
  const take = useEffectEvent((files: readonly File[]) => onDrop(files));
  useEffect(() => {
    const allow = (event: DragEvent) => {
      if (holdsFiles(event)) event.preventDefault();
    };
    const drop = (event: DragEvent) => {
      if (!holdsFiles(event)) return;
      event.preventDefault();
      take([...(event.dataTransfer?.files ?? [])]);
    };
    window.addEventListener('dragover', allow);
    window.addEventListener('drop', drop);
    return () => {
      window.removeEventListener('dragover', allow);
      window.removeEventListener('drop', drop);
    };
  }, []);
}

/** Text may be dragged into a field. */
function holdsFiles({ dataTransfer }: DragEvent): boolean {
  return dataTransfer?.types.includes('Files') ?? false;
}
