// One look for all consoles. Each has a colour of its own, so that nobody who works in two of them
// mistakes one for the other. Shades are chosen for WCAG 2.2 AA: 4.5:1 for text in both schemes.
import {
  type CSSVariablesResolver,
  createTheme,
  type MantineColorsTuple,
  type MantineThemeOverride,
} from '@mantine/core';

export type ConsoleColor = 'pine' | 'harbor' | 'plum';

const palettes: Record<ConsoleColor | 'gray' | 'dark', MantineColorsTuple> = {
  pine: [
    '#eaf6f2',
    '#d2ebe2',
    '#a5d6c5',
    '#74c0a5',
    '#4aaa89',
    '#2d9674',
    '#178263',
    '#0b6f53',
    '#075c45',
    '#054a38',
  ],
  harbor: [
    '#edf3fb',
    '#d6e3f5',
    '#a9c5ea',
    '#7fabe2',
    '#5990d6',
    '#336fc2',
    '#2560b0',
    '#1d5199',
    '#16427f',
    '#113566',
  ],
  plum: [
    '#f6effb',
    '#e8d8f3',
    '#cfafe6',
    '#ba8fdc',
    '#a46ecf',
    '#8847b9',
    '#7638a6',
    '#642d90',
    '#522476',
    '#431d61',
  ],
  gray: [
    '#f7f9fa',
    '#eff2f4',
    '#e2e7eb',
    '#cfd7dd',
    '#aeb9c2',
    '#8793a0',
    '#5f6b78',
    '#4b5763',
    '#343e48',
    '#1f272f',
  ],
  dark: [
    '#dfe5ea',
    '#b9c3cc',
    '#95a1ad',
    '#6b7884',
    '#46525e',
    '#35404b',
    '#28323b',
    '#1a2229',
    '#141b21',
    '#0e1419',
  ],
};

const systemFont =
  "system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', 'Liberation Sans', Arial, sans-serif";

export function consoleTheme(primaryColor: ConsoleColor): MantineThemeOverride {
  return createTheme({
    colors: palettes,
    primaryColor,
    primaryShade: 7,
    white: '#ffffff',
    black: '#1f272f',
    fontFamily: systemFont,
    headings: {
      fontFamily: systemFont,
      fontWeight: '650',
      sizes: {
        h1: { fontSize: '1.625rem', lineHeight: '1.25' },
        h2: { fontSize: '1.25rem', lineHeight: '1.3' },
        h3: { fontSize: '1.0625rem', lineHeight: '1.35' },
      },
    },
    defaultRadius: 'md',
    cursorType: 'pointer',
    respectReducedMotion: true,
    components: {
      // The head of a dialog is no banner of the page.
      ModalHeader: { defaultProps: { role: 'presentation' } },
      DrawerHeader: { defaultProps: { role: 'presentation' } },
    },
  });
}

const statusColors = ['green', 'yellow', 'red', 'blue', 'gray', 'pine', 'harbor', 'plum'] as const;

/** Mantine's own text colours on tinted backgrounds miss 4.5:1; these do not. */
export const cssVariables: CSSVariablesResolver = (theme) => {
  const shade = (color: string, index: number): string => theme.colors[color]?.[index] ?? color;
  const light: Record<string, string> = {
    '--mantine-color-dimmed': shade('gray', 6),
    '--mantine-color-placeholder': shade('gray', 6),
    '--mantine-color-error': '#b3261e',
    '--mantine-color-default-border': shade('gray', 3),
    '--surface': '#ffffff',
    '--surface-sunken': shade('gray', 0),
    '--line': shade('gray', 2),
  };
  const dark: Record<string, string> = {
    '--mantine-color-dimmed': shade('dark', 2),
    '--mantine-color-placeholder': shade('dark', 2),
    '--mantine-color-error': '#ff9b93',
    '--mantine-color-default-border': shade('dark', 4),
    '--surface': shade('dark', 6),
    '--surface-sunken': shade('dark', 7),
    '--line': shade('dark', 5),
  };
  dark['--mantine-color-anchor'] = shade(theme.primaryColor, 2);
  for (const color of statusColors) {
    light[`--mantine-color-${color}-light-color`] =
      color === 'yellow' ? '#7a4a00' : shade(color, color === 'gray' ? 7 : 9);
    dark[`--mantine-color-${color}-light-color`] = shade(color, color === 'gray' ? 2 : 2);
  }
  light['--mantine-color-green-light-color'] = '#1b5e2b';
  return { variables: {}, light, dark };
};
