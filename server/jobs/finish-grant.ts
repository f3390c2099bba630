import { createHash } from 'node:crypto';
import { endOfGranting } from '../../domain/credit/grant';
import type { Context, Services } from '../call/context';
import { appendAudit } from '../data/audit/log';
import { addTellJob, finishJob, grantJobId } from '../data/jobs';
import { readEntryIds } from '../data/ledger';
import { getAnyRound, moveRound, type AnyRound } from '../data/rounds';

/**
 * Ends a round whose people have all been dealt with: round, project, job and audit log in one transaction. The log gets a
 * digest over the ids of every entry, so that one line vouches for thousands of them.
 */
export async function finishGrant(services: Services, { _id: roundId }: Pick<AnyRound, '_id'>): Promise<void> {
  const { db } = services;
  const entryIds = await readEntryIds(db, roundId);
  const entriesDigest = createHash('sha256').update(entryIds.join('\n'), 'utf8').digest('hex');
  const context: Context = {
    ...services,
    caller: { kind: 'nobody' },
    requestId: grantJobId(roundId),
    input: { roundId },
    at: services.now(),
  };
  await db.transaction(async (tx) => {
    const round = await getAnyRound(tx, roundId);
    if (round?.state !== 'granting') return;
    if (entryIds.length !== round.granted) throw new Error('the figures of a round do not agree with the ledger');
    const to = endOfGranting(round);
    await moveRound(tx, { round, to });
    await finishJob(tx, grantJobId(roundId));
    if (to === 'effective') await addTellJob(tx, { roundId, createdAt: context.at });
    const { granted, alreadyGranted, excluded, absent, creditHundredths } = round;
    await appendAudit(tx, {
      context,
      institutionId: round.institutionId,
      projectId: round.projectId,
      actor: { id: round.byId, name: round.by },
      action: to === 'nobodyGranted' ? 'grant.endedWithoutCredit' : 'grant.finished',
      subject: `round:${roundId}`,
      before: { state: round.state },
      after: { state: to, granted, alreadyGranted, excluded, absent, creditHundredths, entriesDigest },
    });
  });
}
