import { useState } from 'react';
import { chooseTheme, currentTheme, THEMES } from './theme';
import type { Theme } from './theme';

const WORDS: Record<Theme, string> = { system: 'System', light: 'Light', dark: 'Dark' };

/** Light, dark, or as the machine has it. */
export function ThemeSwitch() {
  const [theme, setTheme] = useState(currentTheme);
  const choose = (chosen: Theme) => {
    chooseTheme(chosen);
    setTheme(chosen);
  };
  return (
    <label className="theme-switch">
      <span className="visually-hidden">Theme</span>
      <select
        className="field theme-switch__field"
        value={theme}
        onChange={(event) => choose(THEMES.find((one) => one === event.target.value) ?? 'system')}
      >
        {THEMES.map((one) => (
          <option key={one} value={one}>
            {WORDS[one]}
          </option>
        ))}
      </select>
    </label>
  );
}
