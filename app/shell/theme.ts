/** Light, dark, or as the system says. Kept in the browser where it allows that, else until the page is closed. */
import { createStore } from 'zustand/vanilla';

export const THEMES = ['system', 'light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

const KEY = 'searchlight-theme';
const DARK = '(prefers-color-scheme: dark)';

function stored(): Theme {
  try {
    const text = localStorage.getItem(KEY);
    return THEMES.find((theme) => theme === text) ?? 'system';
  } catch {
    return 'system';
  }
}

export const themeStore = createStore<{ theme: Theme }>(() => ({ theme: stored() }));

function apply(): void {
  const { theme } = themeStore.getState();
  const dark = theme === 'dark' || (theme === 'system' && matchMedia(DARK).matches);
  document.documentElement.dataset.theme = dark ? 'dark' : 'light';
}

export function setTheme(theme: Theme): void {
  themeStore.setState({ theme });
  try {
    localStorage.setItem(KEY, theme);
  } catch {
    // Storage is blocked; the choice lasts as long as the page.
  }
}

/** To be called before anything is rendered, so that nothing flashes. */
export function startTheme(): void {
  apply();
  themeStore.subscribe(apply);
  matchMedia(DARK).addEventListener('change', apply);
}
