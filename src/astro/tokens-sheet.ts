import type { Plugin } from 'vite';
import { writeTokens } from '../theme/sheet.ts';

/** Provides the style sheet `virtual:tokens.css`, written from the table in `src/theme/tokens.ts`. */
export function tokensSheet(): Plugin {
  return {
    name: 'cong-xa-tokens-sheet',
    resolveId: (id) => (id === NAME ? `\0${NAME}` : null),
    load: (id) => (id === `\0${NAME}` ? writeTokens() : null),
  };
}

const NAME = 'virtual:tokens.css';
