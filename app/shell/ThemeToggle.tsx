import { useStore } from 'zustand';
import { Icon, type IconName } from '../ui/Icon.tsx';
import { setTheme, THEMES, themeStore, type Theme } from './theme.ts';

const ICONS: Record<Theme, IconName> = { system: 'system', light: 'sun', dark: 'moon' };

export function ThemeToggle() {
  const theme = useStore(themeStore, (state) => state.theme);
  const next = THEMES[(THEMES.indexOf(theme) + 1) % THEMES.length];
  return (
    <button
      type="button"
      className="button icon-button"
      aria-label={`Theme: ${theme}`}
      title={`Theme: ${theme}. Press for ${next}.`}
      onClick={() => setTheme(next)}
    >
      <Icon name={ICONS[theme]} />
    </button>
  );
}
