/** What the page shows, of what the server answers. */
export function correctView(): { lines: string[] } {
  throw new Error('people/correct is not built yet: say here what the page shows');
}
