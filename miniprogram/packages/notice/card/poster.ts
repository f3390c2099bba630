import drawQrcode from 'weapp-qrcode';
import {
  FACE_WIDTH,
  figuresOf,
  MARGIN,
  paintFace,
  paintFigures,
  planFace,
  type Face,
} from '../../../components/share-picture/face';
import { INK, INK_2, LINE, WHITE, wrap, setFont, write, type Pencil } from '../../../components/share-picture/pencil';

export const POSTER = { width: FACE_WIDTH, height: 760 };
/** The face grows with a long title and a long place, at the cost of the blank around the code. */
const FACE_HEIGHT = [330, 420] as const;
/** Side of the code without its quiet zone. The poster is white around it, far wider than a scanner asks. */
const CODE = { left: 44, side: 220 };
/** What stands beside the code: the two figures, and how the code is read. */
const BESIDE = { left: 296, width: FACE_WIDTH - MARGIN - 296 };
const WORDS = { size: 18, lead: 28 };
const FOOT = { size: 18, lead: 26, most: 2 };
/** weapp-qrcode's own number for error correction M. */
const LEVEL_M = 0;

/**
 * Draws the poster of a meeting (J6b): what the share card says, and the code that leads to its notice.
 * @param options.link text of the code, see domain/project/notice-link.ts
 * @param options.words how to read it
 * @param options.foot whom to ask
 */
export function paintPoster(
  pencil: Pencil,
  { face, link, words, foot, scale }: { face: Face; link: string; words: string; foot: string; scale: number },
): void {
  const at = (units: number) => Math.round(units * scale);
  pencil.fillStyle = WHITE;
  pencil.fillRect(0, 0, at(POSTER.width), at(POSTER.height));
  const plan = planFace(pencil, face, { scale, height: FACE_HEIGHT, when: face.when });
  paintFace(pencil, plan, scale);

  const footTop = paintFoot(pencil, foot, scale);
  const codeTop = (plan.height + footTop - CODE.side) / 2;
  paintCode(pencil, link, { x: at(CODE.left), y: at(codeTop), side: at(CODE.side) });
  const [credit, hour] = figuresOf(face);
  paintFigures(pencil, [credit], { scale, x: BESIDE.left, y: codeTop + 58, width: BESIDE.width });
  paintFigures(pencil, [hour], { scale, x: BESIDE.left, y: codeTop + 116, width: BESIDE.width });
  setFont(pencil, { size: at(WORDS.size) });
  wrap(pencil, words, at(BESIDE.width), 3).forEach((line, index) =>
    write(pencil, line, {
      x: at(BESIDE.left),
      y: at(codeTop + 158 + WORDS.lead * index),
      size: at(WORDS.size),
      color: INK,
    }),
  );
}

/** Whom to ask, below a line. @returns where the line lies, in units of the card */
function paintFoot(pencil: Pencil, foot: string, scale: number): number {
  const at = (units: number) => Math.round(units * scale);
  setFont(pencil, { size: at(FOOT.size) });
  const lines = wrap(pencil, foot, at(POSTER.width - 2 * MARGIN), FOOT.most);
  const top = POSTER.height - 24 - FOOT.lead * lines.length;
  pencil.fillStyle = LINE;
  pencil.fillRect(0, at(top), at(POSTER.width), at(1));
  lines.forEach((line, index) =>
    write(pencil, line, {
      x: at(POSTER.width / 2),
      y: at(top + 12 + FOOT.lead * index + FOOT.size),
      size: at(FOOT.size),
      color: INK_2,
      align: 'center',
    }),
  );
  return top;
}

function paintCode(pencil: Pencil, text: string, { x, y, side }: { x: number; y: number; side: number }): void {
  drawQrcode({
    text,
    x,
    y,
    width: side,
    height: side,
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
}
