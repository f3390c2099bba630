import { REMINDER_MS } from '../../domain/person/transfer';
import type { Services } from '../call/context';
import type { Transfer } from '../data/documents';
import { tell } from '../data/messages';
import { findTransfersEnding, getTransfer, saveTransfer } from '../data/transfers';
import { daysEndSoon, daysOver } from '../message/transfer-events';

/** Requests a run looks at: the rest waits for the next minute. */
const TRANSFERS_A_RUN = 100;

/**
 * For the timer: tells that the seven days of a transfer end soon, and that they are over. It tells and changes nothing else: whose turn
 * it is follows from the clock alone (domain/person/transfer.ts), whether this has run or not.
 */
export async function tellOfDays(services: Services): Promise<void> {
  const { db } = services;
  const now = services.now();
  const [unreminded, over, overReminded] = await Promise.all([
    findTransfersEnding(db, { told: 'nothing', before: now + REMINDER_MS, limit: TRANSFERS_A_RUN }),
    findTransfersEnding(db, { told: 'nothing', before: now, limit: TRANSFERS_A_RUN }),
    findTransfersEnding(db, { told: 'endsSoon', before: now, limit: TRANSFERS_A_RUN }),
  ]);
  const isOver = new Set([...over, ...overReminded].map(({ _id }) => _id));
  const endingSoon = unreminded.filter(({ _id }) => !isOver.has(_id));
  for (const { _id } of [...over, ...overReminded]) await tellOnce(services, _id, 'over');
  for (const { _id } of endingSoon) await tellOnce(services, _id, 'endsSoon');
}

/** Tells of one, as it is now: answered meanwhile, there is nothing to tell. */
async function tellOnce(services: Services, transferId: string, told: Transfer['told']): Promise<void> {
  const { db, settings } = services;
  await db.transaction(async (tx) => {
    const transfer = await getTransfer(tx, transferId);
    if (transfer?.state !== 'asked' || transfer.told === told) return;
    await saveTransfer(tx, { ...transfer, told });
    const events = told === 'over' ? daysOver(transfer) : daysEndSoon(transfer);
    for (const event of events) await tell(tx, { settings, at: services.now() }, event);
  });
}
