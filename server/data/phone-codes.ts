import type { Transaction } from './database';
import type { PhoneCode } from './documents';

export const getPhoneCode = (tx: Transaction, id: string): Promise<PhoneCode | undefined> => tx.get('phoneCodes', id);

/** Keeps a code; one that was sent to the same number before is good no more. */
export const savePhoneCode = (tx: Transaction, code: PhoneCode): Promise<void> => tx.put('phoneCodes', code);
