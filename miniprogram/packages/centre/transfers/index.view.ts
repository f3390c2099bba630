/** What the page shows, of what the server answers. */
export function centreTransfersView(): { lines: string[] } {
  throw new Error('centre/transfers is not built yet: say here what the page shows');
}
