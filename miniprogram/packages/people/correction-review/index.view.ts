/** What the page shows, of what the server answers. */
export function correctionReviewView(): { lines: string[] } {
  throw new Error('people/correction-review is not built yet: say here what the page shows');
}
