// What the palette offers: everything that has a key, and who is or was open.
import type { Word } from '../../words';

export interface Command {
  id: string;
  label: string;
  /** The key that does the same. */
  key?: string;
  /** Said beside the label: a customer number. */
  hint?: string;
  run: () => void;
}

export type Say = (word: Word, values?: Record<string, string>) => string;

/** Those whose label or hint has all the words, the ones that begin with what was typed first. */
export function filterCommands(commands: readonly Command[], typed: string): Command[] {
  const words = typed.toLowerCase().split(/\s+/).filter(Boolean);
  const first = words[0];
  if (first === undefined) return [...commands];
  const textOf = ({ label, hint = '' }: Command) => `${label} ${hint}`.toLowerCase();
  const found = commands.filter((command) => words.every((word) => textOf(command).includes(word)));
  const rank = (command: Command) => (command.label.toLowerCase().startsWith(first) ? 0 : 1);
  return found.sort((a, b) => rank(a) - rank(b));
}
