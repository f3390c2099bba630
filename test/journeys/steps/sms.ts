import assert from 'node:assert/strict';
import type { Stage } from '../stage';

/** The six digits of the last SMS, as somebody reads them off the desk. */
export async function codeOnTheDesk({ page }: Stage): Promise<string> {
  const outbox = page.locator('#sent');
  if (!(await outbox.isVisible())) await page.locator('#outbox').click();
  await outbox.locator('article').filter({ hasText: '短信' }).first().waitFor();
  const text = (await outbox.locator('article').filter({ hasText: '短信' }).first().textContent()) ?? '';
  const code = /(\d{6})$/.exec(text)?.[1];
  assert.ok(code, 'the desk shows the code of the SMS');
  await page.locator('#outbox').click();
  return code;
}
