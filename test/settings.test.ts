import { readFileSync } from 'node:fs';
import path from 'node:path';
import { BASE_LIBRARY } from '../local/phone/base-library';

/** Settings that several files hold, and that nobody would notice drifting apart. */
const text = (file: string): string => readFileSync(path.join(__dirname, '..', file), 'utf8');
const json = (file: string) => JSON.parse(text(file)) as Record<string, unknown>;

const numbers = (version: string): number[] => version.split('.').map(Number);
function isAtLeast(version: string, wanted: string): boolean {
  const [have, want] = [numbers(version), numbers(wanted)];
  const differs = want.findIndex((part, index) => (have[index] ?? 0) !== part);
  return differs < 0 || (have[differs] ?? 0) > (want[differs] ?? 0);
}

/** The first base library that runs glass-easel under WebView. */
const FIRST_WITH_GLASS_EASEL = '3.8.12';

describe('the component framework', () => {
  it('is glass-easel, also where WeChat would choose the older one under WebView', () => {
    expect(json('miniprogram/app.json')).toMatchObject({
      renderer: 'webview',
      componentFramework: 'glass-easel',
      glassEaselWebview: true,
      // WeChat demands it of glass-easel.
      lazyCodeLoading: 'requiredComponents',
    });
  });

  it('is in the base library that developers work with, and that the browser phone reports', () => {
    const { libVersion } = json('project.config.json');
    expect(libVersion).toBe(BASE_LIBRARY);
    expect(isAtLeast(BASE_LIBRARY, FIRST_WITH_GLASS_EASEL)).toBe(true);
  });
});

describe('the line of Node.js', () => {
  it('of version managers is one that package.json takes', () => {
    const { engines } = json('package.json') as { engines: { node: string } };
    expect(isAtLeast(text('.nvmrc').trim(), engines.node.replace('>=', ''))).toBe(true);
  });
});
