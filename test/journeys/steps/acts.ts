import type { Phone } from '../stage';

/** Opens the picker of a form row and takes an option. */
export async function choose(phone: Phone, row: string, option: string): Promise<void> {
  await phone.top.getByRole('button', { name: new RegExp(`^${row}`) }).first().click();
  const dialog = phone.top.getByRole('dialog').filter({ visible: true }).last();
  await dialog.getByRole('button', { name: option, exact: true }).click();
  await dialog.waitFor({ state: 'detached' });
}

/** WeChat asks whether the mini-program may have the phone number. */
export async function letWeChatGivePhone(phone: Phone): Promise<void> {
  await phone.overlay('允许').click();
}
