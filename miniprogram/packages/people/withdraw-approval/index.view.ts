/** What the page shows, of what the server answers. */
export function withdrawApprovalView(): { lines: string[] } {
  throw new Error('people/withdraw-approval is not built yet: say here what the page shows');
}
