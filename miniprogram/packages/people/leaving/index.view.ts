/** What the page shows, of what the server answers. */
export function leavingView(): { lines: string[] } {
  throw new Error('people/leaving is not built yet: say here what the page shows');
}
