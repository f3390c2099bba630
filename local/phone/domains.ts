/**
 * Which addresses `wx.downloadFile` may reach: those of the domains that stand at the console (downloadFile 合法域名). In the browser phone that is
 * the cloud that it belongs to, unless its address says otherwise: `domains=` for none, `domains=https://a.example` for another one.
 */
export function downloadDomainsIn(given: string | null, own: string): string[] {
  return given === null ? [own] : given.split(',').filter((domain) => domain !== '');
}

/** What WeChat says of an address that it may not reach. No network is to blame, and no retry helps. */
export const NOT_IN_LIST = 'url not in domain list';

/** Scheme, host and port have to be the same; a path is not looked at. Addresses of the phone's own files are no downloads. */
export function mayDownload(url: string, domains: readonly string[]): boolean {
  try {
    return domains.includes(new URL(url).origin);
  } catch {
    return false;
  }
}
