import fs from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { afterMove, moveTo, STACK_LIMIT } from './stack';
import { routes } from './routes';

describe('a move between pages', () => {
  it('goes back to a page that lies below with the same parameters', () => {
    expect(moveTo(['home', 'records', 'analysis'], 'records')).toEqual({ kind: 'back', delta: 1 });
  });

  it('opens the same page with other parameters on top', () => {
    expect(moveTo(['home', 'notice?1'], 'notice?2')).toEqual({ kind: 'open' });
  });

  it('takes the place of the tenth page, which WeChat would refuse to lie another one upon', () => {
    const nine = Array.from({ length: STACK_LIMIT - 1 }, (_, index) => String(index));
    expect(moveTo(nine, 'next')).toEqual({ kind: 'open' });
    expect(moveTo([...nine, 'tenth'], 'next')).toEqual({ kind: 'replace' });
  });

  it('stays where it is when the page is on top already', () => {
    expect(moveTo(['home', 'records'], 'records')).toEqual({ kind: 'stay' });
  });
});

/** The routes a file of the app names, its own modules included. */
function routesNamedBy(file: string, seen = new Set<string>()): Set<string> {
  if (seen.has(file) || !fs.existsSync(file)) return new Set();
  seen.add(file);
  const source = fs.readFileSync(file, 'utf8');
  const named = new Set([...source.matchAll(/\broutes\.(\w+)/g)].map((match) => match[1] ?? ''));
  for (const [, specifier = ''] of source.matchAll(/from '(\.[^']+)'/g)) {
    const base = path.resolve(path.dirname(file), specifier);
    if (base.endsWith('/page/routes') || base.includes('/domain/') || base.includes('/contract/')) continue;
    for (const candidate of [`${base}.ts`, `${base}/index.ts`])
      for (const name of routesNamedBy(candidate, seen)) named.add(name);
  }
  return named;
}

/** From each page, the pages that its code, and that of its components, can lead to. */
function pageGraph(): Map<string, string[]> {
  const app = path.resolve(__dirname, '..');
  return new Map(
    Object.entries(routes).map(([name, route]) => {
      const base = path.join(app, route.path);
      const json = JSON.parse(fs.readFileSync(`${base}.json`, 'utf8')) as { usingComponents?: Record<string, string> };
      const components = Object.values(json.usingComponents ?? {})
        .filter((reference) => !reference.startsWith('tdesign'))
        .map((reference) =>
          reference.startsWith('/') ? path.join(app, reference) : path.resolve(path.dirname(base), reference),
        );
      const named = [base, ...components].flatMap((file) => [...routesNamedBy(`${file}.ts`)]);
      return [name, [...new Set(named)].filter((target) => target !== name)];
    }),
  );
}

describe('every walk through the app', () => {
  const graph = pageGraph();
  const tabs = new Set(['traineeHome', 'adminHome']);

  it('has edges to walk: the graph is read from the pages themselves', () => {
    expect([...graph.values()].flat().length).toBeGreaterThan(30);
    for (const target of [...graph.values()].flat()) expect(Object.keys(routes)).toContain(target);
  });

  it('reaches what it asks for and never lays an eleventh page', () => {
    const step = fc.record({ edge: fc.nat(), parameter: fc.nat({ max: 3 }) });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        let page = 'adminHome';
        let stack = [page];
        for (const { edge, parameter } of steps) {
          const targets = graph.get(page) ?? [];
          const target = targets[edge % Math.max(1, targets.length)];
          if (target === undefined) break;
          const address = `${target}?${parameter}`;
          stack = tabs.has(target) ? [target] : afterMove(stack, address);
          page = target;
          expect(stack.length).toBeLessThanOrEqual(STACK_LIMIT);
          expect(stack.at(-1)).toBe(tabs.has(target) ? target : address);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('of a circle of two pages leaves the stack as high as it was', () => {
    for (const [from, targets] of graph)
      for (const to of targets.filter((target) => graph.get(target)?.includes(from) === true)) {
        let stack = ['adminHome', from];
        for (let round = 0; round < 20; round += 1) stack = afterMove(afterMove(stack, to), from);
        expect(stack).toEqual(['adminHome', from]);
      }
  });
});
