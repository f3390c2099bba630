import { setFont, wrap, write, BRAND, BRAND_DEEP, INK, WHITE, type Pencil } from './pencil';

/** What the card and the poster say about a meeting. */
export interface Face {
  /** 国家级 */
  level: string;
  title: string;
  /** 11月29日 周六, or the first and last day */
  when: string;
  where: string;
  /** 2.00 and 6.0 */
  credits: string;
  hours: string;
}

/** The share card is 500 wide; everything is drawn in its measures and made larger for a poster. */
export const FACE_WIDTH = 500;

/** Level, title, day and place on the brand's green: the upper part of both. `height` and all sizes in units of the card. */
export function paintFace(pencil: Pencil, face: Face, { scale, height }: { scale: number; height: number }): void {
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
  setFont(pencil, { size: at(20), bold: true });
  const tag = Math.ceil(pencil.measureText(face.level).width);
  pencil.fillStyle = WHITE;
  pencil.fillRect(at(32), at(28), tag + at(28), at(38));
  write(pencil, face.level, { x: at(46), y: at(54), size: at(20), color: BRAND, bold: true });
  write(pencil, '继续医学教育', { x: at(32) + tag + at(40), y: at(54), size: at(18), color: WHITE });
  setFont(pencil, { size: at(40), bold: true });
  const lines = wrap(pencil, face.title, at(FACE_WIDTH - 64), 2);
  lines.forEach((line, index) =>
    write(pencil, line, { x: at(32), y: at(122 + 54 * index), size: at(40), color: WHITE, bold: true }),
  );
  setFont(pencil, { size: at(22) });
  const facts = [face.when, face.where].map((fact) => wrap(pencil, fact, at(FACE_WIDTH - 64), 1)[0] ?? '');
  facts.forEach((fact, index) =>
    write(pencil, fact, { x: at(32), y: at(height - 60 + 34 * index), size: at(22), color: WHITE }),
  );
}

/** 2.00 学分  6.0 学时, each figure large; its baseline at `y`. */
export function paintFigures(
  pencil: Pencil,
  { credits, hours }: Pick<Face, 'credits' | 'hours'>,
  { scale, y }: { scale: number; y: number },
): void {
  const at = (units: number) => Math.round(units * scale);
  let x = at(32);
  for (const [figure, unit] of [
    [credits, '学分'],
    [hours, '学时'],
  ] as const) {
    write(pencil, figure, { x, y: at(y), size: at(44), color: BRAND, bold: true });
    setFont(pencil, { size: at(44), bold: true });
    x += pencil.measureText(figure).width + at(8);
    write(pencil, unit, { x, y: at(y), size: at(21), color: INK });
    setFont(pencil, { size: at(21) });
    x += pencil.measureText(unit).width + at(32);
  }
}
