/** How the stack of pages moves, so that no circle of pages makes it grow: WeChat keeps ten, and refuses the eleventh. */

/** WeChat's limit of pages that lie one over the other. */
export const STACK_LIMIT = 10;

export type Move =
  /** The page is on top already, with the same parameters. */
  | { kind: 'stay' }
  /** It lies below: go back to it. */
  | { kind: 'back'; delta: number }
  | { kind: 'open' }
  /** Another one would be one too many: it takes the place of the page on top. */
  | { kind: 'replace' };

/**
 * How to come to a page.
 * @param stack addresses from the bottom to the top
 * @param target address of the page that is wanted
 */
export function moveTo(stack: readonly string[], target: string): Move {
  const below = stack.lastIndexOf(target);
  if (below >= 0)
    return below === stack.length - 1 ? { kind: 'stay' } : { kind: 'back', delta: stack.length - 1 - below };
  return stack.length < STACK_LIMIT ? { kind: 'open' } : { kind: 'replace' };
}

/** The stack after a move. */
export function afterMove(stack: readonly string[], target: string): string[] {
  const move = moveTo(stack, target);
  switch (move.kind) {
    case 'stay':
      return [...stack];
    case 'back':
      return stack.slice(0, stack.length - move.delta);
    case 'open':
      return [...stack, target];
    case 'replace':
      return [...stack.slice(0, -1), target];
  }
}
