import { downloadDomainsIn, mayDownload } from './domains';

const OWN = 'http://127.0.0.1:8090';

describe('domains that a phone may download from', () => {
  it('are those of its own cloud, where its address says nothing', () => {
    const domains = downloadDomainsIn(null, OWN);
    expect(mayDownload(`${OWN}/cos/files/a.pdf?sign=1`, domains)).toBe(true);
    expect(mayDownload('http://127.0.0.1:8091/cos/files/a.pdf', domains)).toBe(false);
    expect(mayDownload('https://elsewhere.example/a.pdf', domains)).toBe(false);
  });

  it('are none, as at a console at which nobody entered one', () => {
    expect(mayDownload(`${OWN}/a.pdf`, downloadDomainsIn('', OWN))).toBe(false);
  });

  it('are the ones that are named, by scheme, host and port', () => {
    const domains = downloadDomainsIn('https://a.tcb.qcloud.la,https://b.example:8443', OWN);
    expect(mayDownload('https://a.tcb.qcloud.la/x/y.pdf', domains)).toBe(true);
    expect(mayDownload('https://b.example:8443/y', domains)).toBe(true);
    for (const url of [
      'http://a.tcb.qcloud.la/y',
      'https://a.tcb.qcloud.la.evil.example/y',
      'https://b.example/y',
      'y.pdf',
    ])
      expect(mayDownload(url, domains)).toBe(false);
  });
});
