/** What the page shows, of what the server answers. */
export function transferView(): { lines: string[] } {
  throw new Error('trainee/transfer is not built yet: say here what the page shows');
}
