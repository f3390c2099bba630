/** Smallest side in px of a canvas that may hold a code. */
const SMALLEST_CODE = 80;

/**
 * What a camera before this phone would see of a code: the pixels of the largest canvas on its topmost page.
 * Null when the page shows none, or something lies over it.
 */
export function codeOn(frame: HTMLIFrameElement): ImageData | null {
  const canvases = [
    ...(frame.contentDocument?.querySelectorAll<HTMLCanvasElement>('.mp-page.mp-top wx-canvas canvas') ?? []),
  ];
  const shown = canvases
    .map((canvas) => ({ canvas, box: canvas.getBoundingClientRect() }))
    .filter(({ canvas, box }) => Math.min(box.width, box.height, canvas.width, canvas.height) >= SMALLEST_CODE)
    .sort((a, b) => b.box.width * b.box.height - a.box.width * a.box.height);
  const largest = shown.find(({ canvas, box }) => isOnTop(canvas, box))?.canvas;
  if (largest === undefined) return null;
  return largest.getContext('2d')?.getImageData(0, 0, largest.width, largest.height) ?? null;
}

/** Whether the middle of a canvas is seen: not under another element, and inside the screen. */
function isOnTop(canvas: HTMLCanvasElement, box: DOMRect): boolean {
  const seen = canvas.ownerDocument.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
  return seen !== null && (seen === canvas || seen.contains(canvas));
}
