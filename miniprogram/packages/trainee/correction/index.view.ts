/** What the page shows, of what the server answers. */
export function correctionView(): { lines: string[] } {
  throw new Error('trainee/correction is not built yet: say here what the page shows');
}
