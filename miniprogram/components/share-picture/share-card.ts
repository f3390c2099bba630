import { FACE_WIDTH, figuresOf, MARGIN, paintFace, paintFigures, planFace, type Face } from './face';
import { BRAND, WHITE, write, type Pencil } from './pencil';

/** WeChat shows a card's picture as five to four (T5b, J6c). */
export const SHARE_CARD = { width: FACE_WIDTH, height: 400 };
const FACE_HEIGHT = 320;
const BUTTON = { left: 340, top: 334, width: 128, height: 52 };

/** Draws the picture of a share card over a canvas that is `scale` times {@link SHARE_CARD}. */
export function paintShareCard(pencil: Pencil, face: Face, scale: number): void {
  const at = (units: number) => Math.round(units * scale);
  pencil.fillStyle = WHITE;
  pencil.fillRect(0, 0, at(SHARE_CARD.width), at(SHARE_CARD.height));
  paintFace(pencil, planFace(pencil, face, { scale, height: [FACE_HEIGHT, FACE_HEIGHT], when: [face.span] }), scale);
  paintFigures(pencil, figuresOf(face), { scale, x: MARGIN, y: 376, width: BUTTON.left - 2 * MARGIN });
  pencil.fillStyle = BRAND;
  pencil.fillRect(at(BUTTON.left), at(BUTTON.top), at(BUTTON.width), at(BUTTON.height));
  write(pencil, '查看通知', {
    x: at(BUTTON.left + BUTTON.width / 2),
    y: at(BUTTON.top + 34),
    size: at(22),
    color: WHITE,
    bold: true,
    align: 'center',
  });
}
