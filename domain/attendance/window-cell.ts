/** How each window of a person is shown beside the analysis (M17, A8): met or missed, and what that rests on. */

/** From the plainest to what is missing: of several, the first one is shown. */
export const windowCells = ['met', 'suspicious', 'late', 'waiting', 'missed'] as const;
/**
 * `late`: met through confirmed late records alone; `suspicious`: met through doubtful records alone; `waiting`: missed, and met as soon
 * as a record counts that waits (rules: "Check-in").
 */
export type WindowCell = (typeof windowCells)[number];

const letters: Record<WindowCell, string> = { met: '1', suspicious: 's', late: 'l', waiting: 'w', missed: '0' };
const cellsByLetter = new Map(windowCells.map((cell) => [letters[cell], cell]));

export const isMet = (cell: WindowCell): boolean => cell !== 'missed' && cell !== 'waiting';

/** The cells of a course as they are stored: a letter each, for a batch has thousands of people with dozens of windows. */
export const writeCells = (cells: readonly WindowCell[]): string => cells.map((cell) => letters[cell]).join('');

export const readCells = (text: string): WindowCell[] =>
  [...text].map((letter) => cellsByLetter.get(letter) ?? 'missed');

/** The plainer of two cells of one window. */
export const plainer = (one: WindowCell, other: WindowCell): WindowCell =>
  windowCells.indexOf(one) <= windowCells.indexOf(other) ? one : other;
