import { useEffect } from 'react';

/** Names the page in the browser's tab and history; leaves the name as it is where none is given. */
export function useTitle(name: string | undefined): void {
  useEffect(() => {
    if (name !== undefined) document.title = `${name} · Searchlight`;
  }, [name]);
}
