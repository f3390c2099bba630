import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fields as registered } from '../register/index.view';
import { fields as rebound } from '../rebinding/index.view';
import { partOf } from './show-part';

/** The ids that a page's own template has. */
const idsIn = (page: string): string[] =>
  [...readFileSync(path.join(__dirname, '..', page, 'index.wxml'), 'utf8').matchAll(/ id="([^"{]+)"/g)].map(
    ([, id]) => id ?? '',
  );

it.each([
  ['register', registered],
  ['rebinding', rebound],
])('the page %s has a part to scroll to for each of its fields', (page, fields) => {
  const parts = new Set(fields.map((field) => `part-${partOf(field)}`));
  expect(parts.size).toBeGreaterThan(1);
  for (const part of parts) expect(idsIn(page)).toContain(part);
});
