import { setFont, wrap, write, BRAND, BRAND_DEEP, INK, WHITE, type Pencil } from './pencil';

/** What the card and the poster say about a meeting. */
export interface Face {
  /** 国家级 */
  level: string;
  title: string;
  /** 11月29日 周六 08:30–17:15, a line a day; of more than three the first and the last. */
  when: string[];
  /** The same in one line: 11月29日 周六 08:30 至 11月30日 周日 11:45. */
  span: string;
  where: string;
  /** 2.00 and 6.0 */
  credits: string;
  hours: string;
}

/** The share card is 500 wide; everything is drawn in its measures and made larger for a poster. */
export const FACE_WIDTH = 500;
/** Blank at both sides. */
export const MARGIN = 32;
const TEXT_WIDTH = FACE_WIDTH - 2 * MARGIN;

const TAG = { top: 22, height: 36 };
/** Sizes of a title, the first that holds all of it is taken; and how far its lines lie apart, in sizes. */
const SMALLEST_TITLE = 12;
const TITLE_SIZES = [42, 36, 30, 26, 22, 19, 16, 14, SMALLEST_TITLE];
const TITLE_LEAD = 1.28;
/** Shares of the width that are tried for lines of one length, the narrowest first. */
const NARROWER = [0.7, 0.8, 0.9];
/** A line of when is one line, or two where it is long; a place is cut after so many. */
const FACT = { size: 20, lead: 28, when: 2, most: 3 };
/** Blank above the title, between it and the facts, and below those. */
const GAPS = { title: 14, facts: 12, end: 16 };

/** Where the words of a face lie, in units of the card. */
export interface FacePlan {
  level: string;
  title: { size: number; lines: string[] };
  facts: string[];
  height: number;
}

/**
 * Finds the largest title that goes into a face with everything else; one that is too long for the smallest ends in ….
 * @param options.scale pixels of the canvas per unit
 * @param options.when the lines that say when it is
 * @param options.height what the face may take, from the lowest to the highest
 */
export function planFace(
  pencil: Pencil,
  { level, title, where }: Face,
  { scale, height: [least, most], when }: { scale: number; height: readonly [number, number]; when: readonly string[] },
): FacePlan {
  const width = TEXT_WIDTH * scale;
  setFont(pencil, { size: FACT.size * scale });
  const facts = [
    ...when.flatMap((line) => wrap(pencil, line, width, FACT.when)),
    ...wrap(pencil, where, width, FACT.most),
  ];
  const besides = TAG.top + TAG.height + GAPS.title + GAPS.facts + FACT.lead * facts.length + GAPS.end;
  const roomAt = (size: number) => Math.floor((most - besides) / (size * TITLE_LEAD));
  const linesAt = (size: number, atMost = Infinity) => {
    setFont(pencil, { size: size * scale, bold: true });
    const lines = wrap(pencil, title, width, atMost);
    // As even as they can be: a last line of one character looks like a mistake.
    const evened = NARROWER.map((share) => wrap(pencil, title, width * share, Infinity));
    return evened.find(({ length }) => length === lines.length) ?? lines;
  };
  const size = TITLE_SIZES.find((each) => linesAt(each).length <= roomAt(each)) ?? SMALLEST_TITLE;
  const lines = linesAt(size, roomAt(size));
  const height = Math.max(least, Math.ceil(besides + size * TITLE_LEAD * lines.length));
  return { level, title: { size, lines }, facts, height };
}

/** Level, title, day and place on the brand's green: the upper part of both. */
export function paintFace(pencil: Pencil, { level, title, facts, height }: FacePlan, scale: number): void {
  const at = (units: number) => Math.round(units * scale);
  pencil.fillStyle = BRAND;
  pencil.fillRect(0, 0, at(FACE_WIDTH), at(height));
  pencil.globalAlpha = 0.35;
  for (const [x, y, radius] of [
    [390, -20, 130],
    [440, 40, 150],
  ] as const) {
    pencil.fillStyle = BRAND_DEEP;
    pencil.beginPath();
    pencil.arc(at(x), at(y), at(radius), 0, 2 * Math.PI);
    pencil.fill();
  }
  pencil.globalAlpha = 1;
  const tagLine = TAG.top + 26;
  setFont(pencil, { size: at(20), bold: true });
  const tag = Math.ceil(pencil.measureText(level).width);
  pencil.fillStyle = WHITE;
  pencil.fillRect(at(MARGIN), at(TAG.top), tag + at(28), at(TAG.height));
  write(pencil, level, { x: at(MARGIN + 14), y: at(tagLine), size: at(20), color: BRAND, bold: true });
  write(pencil, '继续医学教育', { x: at(MARGIN + 40) + tag, y: at(tagLine), size: at(18), color: WHITE });
  const titleTop = TAG.top + TAG.height + GAPS.title;
  title.lines.forEach((line, index) => {
    const y = at(titleTop + title.size * (0.98 + TITLE_LEAD * index));
    write(pencil, line, { x: at(MARGIN), y, size: at(title.size), color: WHITE, bold: true });
  });
  const factsTop = height - GAPS.end - FACT.lead * facts.length;
  facts.forEach((fact, index) => {
    const y = at(factsTop + FACT.lead * index + FACT.size);
    write(pencil, fact, { x: at(MARGIN), y, size: at(FACT.size), color: WHITE });
  });
}

/** One figure with its unit, such as 2.00 学分. */
type Figure = readonly [figure: string, unit: string];

export const figuresOf = ({ credits, hours }: Pick<Face, 'credits' | 'hours'>): [Figure, Figure] => [
  [credits, '学分'],
  [hours, '学时'],
];

/** In units of the card: size of a figure and of its unit, blank between the two, and to the next one. */
const FIGURES = { size: 44, unit: 21, gap: 8, next: 32 };

/**
 * Figures in one line, each large before its unit; smaller where they would be wider than `width`.
 * @param options.x, y, width in units of the card; `y` is the baseline
 */
export function paintFigures(
  pencil: Pencil,
  figures: readonly Figure[],
  { scale, x, y, width }: { scale: number; x: number; y: number; width: number },
): void {
  const widthOf = (text: string, size: number, bold: boolean) => {
    setFont(pencil, { size: size * scale, bold });
    return pencil.measureText(text).width / scale;
  };
  const widths = figures.map(
    ([figure, unit]) => [widthOf(figure, FIGURES.size, true), widthOf(unit, FIGURES.unit, false)] as const,
  );
  const total = widths.reduce((sum, [figure, unit]) => sum + figure + FIGURES.gap + unit + FIGURES.next, -FIGURES.next);
  const fit = Math.min(1, width / total);
  const at = (units: number) => units * fit * scale;
  let left = x * scale;
  figures.forEach(([figure, unit], index) => {
    const [figureWidth = 0, unitWidth = 0] = widths[index] ?? [];
    write(pencil, figure, { x: left, y: y * scale, size: at(FIGURES.size), color: BRAND, bold: true });
    left += at(figureWidth + FIGURES.gap);
    write(pencil, unit, { x: left, y: y * scale, size: at(FIGURES.unit), color: INK });
    left += at(unitWidth + FIGURES.next);
  });
}
