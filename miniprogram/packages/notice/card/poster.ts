import drawQrcode from 'weapp-qrcode';
import { FACE_WIDTH, paintFace, paintFigures, type Face } from './face';
import { INK, INK_2, WHITE, wrap, setFont, write, type Pencil } from './pencil';

export const POSTER = { width: FACE_WIDTH, height: 780 };
const FACE_HEIGHT = 300;
/** Side of the code without its quiet zone, and where it begins. The poster is white around it, far wider than a scanner asks. */
const CODE = { left: 125, top: 400, side: 250 };
/** weapp-qrcode's own number for error correction M. */
const LEVEL_M = 0;

/**
 * Draws the poster of a meeting: what the share card says, and the code that leads to its notice.
 * @param options.link text of the code, see domain/project/notice-link.ts
 * @param options.words what stands below it: how to read it
 */
export function paintPoster(
  pencil: Pencil,
  {
    face,
    link,
    words,
    institution,
    scale,
  }: { face: Face; link: string; words: string; institution: string; scale: number },
): void {
  const at = (units: number) => Math.round(units * scale);
  pencil.fillStyle = WHITE;
  pencil.fillRect(0, 0, at(POSTER.width), at(POSTER.height));
  paintFace(pencil, face, { scale, height: FACE_HEIGHT });
  paintFigures(pencil, face, { scale, y: 362 });
  drawQrcode({
    text: link,
    x: at(CODE.left),
    y: at(CODE.top),
    width: at(CODE.side),
    height: at(CODE.side),
    correctLevel: LEVEL_M,
    foreground: '#062A30',
    background: WHITE,
    ctx: {
      setFillStyle: (style) => {
        pencil.fillStyle = style;
      },
      fillRect: (left, top, width, height) => pencil.fillRect(left, top, width, height),
      drawImage: () => undefined,
      draw: () => undefined,
    },
  });
  const middle = at(POSTER.width / 2);
  write(pencil, words, { x: middle, y: at(702), size: at(22), color: INK, bold: true, align: 'center' });
  setFont(pencil, { size: at(18) });
  const [name = ''] = wrap(pencil, institution, at(POSTER.width - 64), 1);
  write(pencil, name, { x: middle, y: at(738), size: at(18), color: INK_2, align: 'center' });
}
