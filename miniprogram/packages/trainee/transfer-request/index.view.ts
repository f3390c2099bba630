/** What the page shows, of what the server answers. */
export function transferRequestView(): { lines: string[] } {
  throw new Error('trainee/transfer-request is not built yet: say here what the page shows');
}
