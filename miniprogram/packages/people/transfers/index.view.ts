/** What the page shows, of what the server answers. */
export function transfersView(): { lines: string[] } {
  throw new Error('people/transfers is not built yet: say here what the page shows');
}
