import path from 'node:path';
import type { Phone } from '../stage';

/** Opens the picker of a form row and takes an option. */
export async function choose(phone: Phone, row: string, option: string): Promise<void> {
  await phone.top
    .getByRole('button', { name: new RegExp(`^${row}`) })
    .first()
    .click();
  const dialog = phone.top.getByRole('dialog').filter({ visible: true }).last();
  await dialog.getByRole('button', { name: option, exact: true }).click();
  await dialog.waitFor({ state: 'detached' });
}

/** WeChat asks whether the mini-program may have the phone number. */
export async function letWeChatGivePhone(phone: Phone): Promise<void> {
  await phone.overlay('允许').click();
}

/** Takes an option of a native picker: WeChat shows a wheel, the browser its own list. */
export async function pickOption(phone: Phone, label: string, option: string): Promise<void> {
  await phone.top.getByRole('combobox', { name: label, exact: true }).selectOption({ label: option });
}

/** Sets a native date picker. */
export async function pickDay(phone: Phone, label: string, day: string): Promise<void> {
  await phone.top
    .locator('input')
    .and(phone.top.getByLabel(label, { exact: true }))
    .fill(day);
}

/** As {@link uploadPdf}, for a file that may be refused. */
export async function offerPdf(phone: Phone, button: string | RegExp, file: string): Promise<void> {
  await phone.tap(button);
  await phone.overlay('从微信聊天选择 PDF').click();
  const chooser = phone.frame.locator('input[type=file]');
  await chooser.setInputFiles(file);
  await chooser.waitFor({ state: 'detached' });
}

/** Presses an upload button, takes 从微信聊天 in WeChat's sheet and gives it a file. */
export async function uploadPdf(phone: Phone, button: string | RegExp, file: string): Promise<void> {
  await offerPdf(phone, button, file);
  // A page that is busy takes no other command.
  await phone.top.locator('.t-button__loading').waitFor({ state: 'detached' });
  await phone.sees(path.basename(file));
}

/** Writes the reason of a return and confirms it. */
export async function returnWith(
  phone: Phone,
  reason: string,
  picture: (name: string) => Promise<void>,
): Promise<void> {
  const sheet = phone.top.getByRole('dialog');
  await sheet.getByLabel('退回原因').fill(reason);
  await picture('return-reason');
  await sheet.getByRole('button', { name: '确认退回' }).click();
  await sheet.waitFor({ state: 'detached' });
}

/** Writes into the sheet that is open why something is so, and confirms it. */
export async function explain(phone: Phone, confirm: string, subject: string, words: string): Promise<void> {
  // Another sheet may open behind it.
  const sheet = phone.top.getByRole('dialog').filter({ visible: true, has: phone.frame.getByLabel(subject) });
  await sheet.getByLabel(subject).fill(words);
  await sheet.getByRole('button', { name: confirm, exact: true }).click();
  await sheet.waitFor({ state: 'detached' });
}

/** Presses an upload button and gives it photographs of the album: the sheet that puts them together is open then. */
export async function pickPhotos(phone: Phone, button: string | RegExp, files: readonly string[]): Promise<void> {
  await phone.tap(button);
  await phone.overlay('拍照或从相册选择').click();
  const chooser = phone.frame.locator('input[type=file]');
  await chooser.setInputFiles([...files]);
  await chooser.waitFor({ state: 'detached' });
}

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** Takes a table from a chat, on the page of an import. */
export async function chooseTable(phone: Phone, name: string, buffer: Buffer): Promise<void> {
  await phone.tap('选择文件');
  const chooser = phone.frame.locator('input[type=file]');
  await chooser.setInputFiles({ name, mimeType: XLSX, buffer });
  await chooser.waitFor({ state: 'detached' });
}

/** Takes one picture where a page asks for pictures alone. */
export async function addPicture(phone: Phone, file: string, button = '拍照'): Promise<void> {
  await phone.tap(button);
  const chooser = phone.frame.locator('input[type=file]');
  await chooser.setInputFiles(file);
  await chooser.waitFor({ state: 'detached' });
}
