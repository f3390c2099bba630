import type { HallFinding } from './hall-finding';

/**
 * Texts of the projector's page that are cut off, out of the screen, under something else, or too small to be read.
 * @param share the smallest size of a text, as a share of the screen's shorter side
 */
export default function hallFaults(share: number): HallFinding[] {
  const side = Math.min(innerWidth, innerHeight);
  const code = document.querySelector('.code')?.getBoundingClientRect();
  const faults: HallFinding[] = [];
  for (const one of document.querySelectorAll<HTMLElement>('.hall *')) {
    const words = [...one.childNodes]
      .flatMap((node) => (node.nodeType === Node.TEXT_NODE ? [node.textContent?.trim() ?? ''] : []))
      .join('');
    if (words === '' || one.closest('nav, [hidden]') !== null) continue;
    const range = document.createRange();
    range.selectNodeContents(one);
    // Of the names as many as fit are shown, and no others.
    const box = one.id === 'names' ? one.getBoundingClientRect() : range.getBoundingClientRect();
    const add = (fault: HallFinding['fault']) => faults.push({ words, fault });
    const isOut = box.left < -1 || box.top < -1 || box.bottom > innerHeight + 1 || box.right > innerWidth + 1;
    if (isOut) add('out of the screen');
    if (parseFloat(getComputedStyle(one).fontSize) < side * share - 0.5) add('too small');
    const first = range.getClientRects()[0] ?? box;
    const over = document.elementFromPoint(first.left + 2, (first.top + first.bottom) / 2);
    // A large figure's line reaches over its neighbours and hides nothing; a code and a cover do.
    if (!isOut && over !== null && !over.contains(one) && over.closest('#code, .cover') !== null) add('covered');
    if (code && one.closest('.code') === null && box.left < code.right - 1 && box.top < code.bottom - 1)
      add('over the code');
  }
  return faults;
}
