/** What the page shows, of what the server answers. */
export function profileView(): { lines: string[] } {
  throw new Error('trainee/profile is not built yet: say here what the page shows');
}
