import type { Locator } from 'playwright-core';

/** What a scene does on a page that is ready: found as people find it, by what stands on it. */
type Act = (top: Locator) => Promise<void>;

const first = (found: Locator): Locator => found.filter({ visible: true }).first();

export const press =
  (name: string | RegExp): Act =>
  async (top) =>
    first(top.getByRole('button', { name })).click();

export const turnTo =
  (name: string | RegExp): Act =>
  async (top) =>
    first(top.getByRole('tab', { name })).click();

export const tick =
  (name: string | RegExp): Act =>
  async (top) =>
    first(top.getByRole('checkbox', { name })).click();

export const fill =
  (field: string, value: string): Act =>
  async (top) =>
    first(top.getByLabel(field)).fill(value);

/** One after the other. */
export const inOrder =
  (...acts: readonly Act[]): Act =>
  async (top) => {
    for (const act of acts) await act(top);
  };
