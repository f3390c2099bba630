import { FACE_WIDTH, paintFace, paintFigures, type Face } from './face';
import { BRAND, WHITE, write, type Pencil } from './pencil';

/** WeChat shows a card's picture as five to four (T5b). */
export const SHARE_CARD = { width: FACE_WIDTH, height: 400 };
const FACE_HEIGHT = 300;

/** Draws the picture of a share card over a canvas that is `scale` times {@link SHARE_CARD}. */
export function paintShareCard(pencil: Pencil, face: Face, scale: number): void {
  const at = (units: number) => Math.round(units * scale);
  pencil.fillStyle = WHITE;
  pencil.fillRect(0, 0, at(SHARE_CARD.width), at(SHARE_CARD.height));
  paintFace(pencil, face, { scale, height: FACE_HEIGHT });
  paintFigures(pencil, face, { scale, y: 366 });
  pencil.fillStyle = BRAND;
  pencil.fillRect(at(340), at(324), at(128), at(52));
  write(pencil, '查看通知', { x: at(404), y: at(358), size: at(22), color: WHITE, bold: true, align: 'center' });
}
