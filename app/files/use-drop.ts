import { useEffect, useState } from 'react';

/** Pickers that a run waits for. While there is one, files are dropped for it and no other. */
const urgent = new Set<(files: readonly File[]) => void>();

/**
 * Files dropped anywhere on the page; `onFiles` must stay the same function. Returns whether some are held over it now.
 * `first`: nobody else is given any meanwhile.
 */
export function useDrop(onFiles: (files: readonly File[]) => void, first = false): boolean {
  const [over, setOver] = useState(false);
  useEffect(() => {
    if (!first) return undefined;
    urgent.add(onFiles);
    return () => void urgent.delete(onFiles);
  }, [onFiles, first]);
  useEffect(() => {
    const waits = (): boolean => !first && urgent.size > 0;
    const carriesFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') ?? false;
    const onOver = (event: DragEvent): void => {
      if (!carriesFiles(event) || waits()) return;
      // Without this the browser would leave the page and show the file.
      event.preventDefault();
      setOver(true);
    };
    const onLeave = (event: DragEvent): void => {
      if (event.relatedTarget === null) setOver(false);
    };
    const onDrop = (event: DragEvent): void => {
      if (!carriesFiles(event) || waits()) return;
      event.preventDefault();
      setOver(false);
      onFiles([...(event.dataTransfer?.files ?? [])]);
    };
    window.addEventListener('dragover', onOver);
    window.addEventListener('dragleave', onLeave);
    window.addEventListener('drop', onDrop);
    return () => {
      window.removeEventListener('dragover', onOver);
      window.removeEventListener('dragleave', onLeave);
      window.removeEventListener('drop', onDrop);
    };
  }, [onFiles, first]);
  return over;
}
