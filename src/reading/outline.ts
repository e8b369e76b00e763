import type { BodyExcess } from '../markdown/limits.ts';
import type { Position } from './positions.ts';

/** The parts of a Markdown body that rules look at, each list in the order of the text. */
export interface Outline {
  pictures: (Position & { target: string; alt: string })[];
  links: (Position & { target: string; text: string })[];
  headings: (Position & { depth: number; text: string })[];
  /** Paragraphs whose whole text is bold. */
  boldLines: (Position & { text: string })[];
  /** Tables. One in Markdown has the number of cells of its head and the last of its lines. */
  tables: (Position & { hasHeader: boolean; typed?: { columns: number; lastLine: number } })[];
  /** The places of marks for bold words that are left in the text as they were typed. */
  rawSigns: Position[];
  /** Pieces of raw HTML. */
  html: (Position & { value: string })[];
  /** Why the body is shown as plain text, in which case all lists are empty; null for nearly all bodies. */
  excess: (BodyExcess & Position) | null;
}
