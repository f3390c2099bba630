/** The little of a canvas 2d context that drawing needs. */
export interface Pencil {
  fillStyle: unknown;
  strokeStyle: unknown;
  lineWidth: number;
  lineJoin: string;
  clearRect(x: number, y: number, width: number, height: number): void;
  beginPath(): void;
  moveTo(x: number, y: number): void;
  lineTo(x: number, y: number): void;
  arc(x: number, y: number, radius: number, from: number, to: number): void;
  fill(): void;
  stroke(): void;
}

/** Beside the code the display is light in both looks. */
const GRID = '#E1E9EB';
const GROUND = '#C3D0D4';
const FILL = '#E6F4F5';
const LINE = '#0A7480';

/** A point of the curve in a box whose sides are 1; y grows downwards. */
export interface Point {
  x: number;
  y: number;
}

/** From nobody at the beginning to everybody at the end: the box is always full. */
export function curvePoints(people: readonly number[]): Point[] {
  const most = Math.max(1, people[people.length - 1] ?? 0);
  return [{ x: 0, y: 1 }, ...people.map((count, index) => ({ x: (index + 1) / people.length, y: 1 - count / most }))];
}

/** Draws the curve over the whole canvas. @param size the canvas's own pixels */
export function drawCurve(
  pencil: Pencil,
  people: readonly number[],
  { width, height }: { width: number; height: number },
): void {
  const line = Math.max(2, height / 40);
  // Room for the round end of the line.
  const margin = line * 2;
  const at = ({ x, y }: Point) => [margin + x * (width - 2 * margin), margin + y * (height - 2 * margin)] as const;
  const path = (points: readonly Point[]) => {
    pencil.beginPath();
    points.forEach((point, index) => (index === 0 ? pencil.moveTo(...at(point)) : pencil.lineTo(...at(point))));
  };
  pencil.clearRect(0, 0, width, height);
  pencil.lineJoin = 'round';
  for (const [y, colour] of [
    [0, GRID],
    [0.5, GRID],
    [1, GROUND],
  ] as const) {
    path([
      { x: 0, y },
      { x: 1, y },
    ]);
    pencil.lineWidth = Math.max(1, line / 3);
    pencil.strokeStyle = colour;
    pencil.stroke();
  }
  if (people.length === 0) return;
  const points = curvePoints(people);
  path([...points, { x: 1, y: 1 }]);
  pencil.fillStyle = FILL;
  pencil.fill();
  path(points);
  pencil.lineWidth = line;
  pencil.strokeStyle = LINE;
  pencil.stroke();
  pencil.beginPath();
  pencil.arc(...at({ x: 1, y: 0 }), line * 1.6, 0, Math.PI * 2);
  pencil.fillStyle = LINE;
  pencil.fill();
}
