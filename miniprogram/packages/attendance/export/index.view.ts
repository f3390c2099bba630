/** What the page shows, of what the server answers. */
export function exportView(): { lines: string[] } {
  throw new Error('attendance/export is not built yet: say here what the page shows');
}
