import type { BodyExcess } from '../markdown/limits.ts';
import type { Position } from './positions.ts';

/** The parts of a Markdown body that rules look at, each list in the order of the text. */
export interface Outline {
  pictures: (Position & { target: string; alt: string })[];
  links: (Position & { target: string; text: string })[];
  headings: (Position & { depth: number; text: string })[];
  /** Paragraphs whose whole text is bold. */
  boldLines: (Position & { text: string })[];
  tables: (Position & { hasHeader: boolean })[];
  /** Pieces of raw HTML. */
  html: (Position & { value: string })[];
  /** Why the body is shown as plain text, in which case all lists are empty; null for nearly all bodies. */
  excess: (BodyExcess & Position) | null;
}
