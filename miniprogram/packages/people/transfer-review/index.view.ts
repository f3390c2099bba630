/** What the page shows, of what the server answers. */
export function transferReviewView(): { lines: string[] } {
  throw new Error('people/transfer-review is not built yet: say here what the page shows');
}
