/**
 * Take a picture of one page as one person:
 *   npx tsx scripts/shot.ts --url http://127.0.0.1:8080 <person> <page?query> <out.png> [--large] [--dark] [--full] [--wait ms] [--size 1280x720]
 * `--url` is the address of a running local cloud; the person is an id of its `/control/people`, or `-` for nobody.
 */
import { parseArgs } from 'node:util';
import { launchBrowser } from '../local/browser';

async function shoot(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      url: { type: 'string' },
      large: { type: 'boolean' },
      dark: { type: 'boolean' },
      full: { type: 'boolean' },
      wait: { type: 'string', default: '800' },
      size: { type: 'string', default: '375x812' },
    },
  });
  const [person, page, out] = positionals;
  if (values.url === undefined || person === undefined || page === undefined || out === undefined) {
    throw new Error(
      'usage: shot.ts --url <address> <person> <page?query> <out.png> [--large] [--dark] [--full] [--wait ms]',
    );
  }
  const [width = 375, height = 812] = values.size.split('x').map(Number);
  const query = new URLSearchParams({ as: person === '-' ? '' : person });
  if (values.large) query.set('font', '22');
  if (values.dark) query.set('theme', 'dark');
  const browser = await launchBrowser();
  try {
    const tab = await browser.newPage({ viewport: { width, height }, deviceScaleFactor: 2 });
    tab.on('console', (message) => message.type() !== 'log' && console.error(`${message.type()}: ${message.text()}`));
    tab.on('pageerror', (error) => console.error(error.stack ?? error.message));
    await tab.goto(`${values.url}/phone/phone.html?${query.toString()}#/${page.replace(/^\//, '')}`);
    await tab.waitForTimeout(Number(values.wait));
    if (values.full) {
      const scroller = `document.querySelector('.mp-top .mp-scroll')`;
      const hidden = await tab.evaluate<number>(`${scroller}.scrollHeight - ${scroller}.clientHeight`);
      await tab.setViewportSize({ width, height: height + hidden });
      await tab.waitForTimeout(200);
    }
    await tab.screenshot({ path: out });
  } finally {
    await browser.close();
  }
}

shoot().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
