import type { InputOf, OutputOf } from '../../contract/index';
import { call } from './call';
import { serverNow } from './server-clock';

/** Whom one can call: as `contact.get` tells it. */
export type Contact = NonNullable<OutputOf<'contact.get'>['contact']>;
export type ContactOf = InputOf<'contact.get'>['of'];

/** A number is asked for again after this time: it changes once in years. */
const KEPT_MS = 600_000;
const known = new Map<string, { contact: Contact | null; until: number }>();

/** The number on file; null where there is none, or it cannot be asked for: whoever waits reads the page without it. */
export async function findContact(of: ContactOf, projectId = ''): Promise<Contact | null> {
  const key = `${of} ${projectId}`;
  const kept = known.get(key);
  if (kept !== undefined && serverNow() < kept.until) return kept.contact;
  try {
    const { contact } = await call('contact.get', projectId === '' ? { of } : { of, projectId });
    known.set(key, { contact, until: serverNow() + KEPT_MS });
    return contact;
  } catch {
    return null;
  }
}

/** Somebody else holds the phone now, or goes by another institution. */
export const forgetContacts = (): void => known.clear();

/** 长沙市XX医院 科教科 0731-84286376 */
export const contactLine = ({ office, name, phone }: Contact): string =>
  [office, name, phone].filter((part) => part !== '').join(' ');
