/** What the page shows, of what the server answers. */
export function centreTransferView(): { lines: string[] } {
  throw new Error('centre/transfer is not built yet: say here what the page shows');
}
