import { reversalRequest } from '../../../../contract/calls/credit/reversal';
import { isReason } from '../../../../domain/kernel/reason';
import { answerId, runIdempotent } from '../../../call/idempotency';
import { defineProcedure } from '../../../call/procedure';
import { otherAdministrators } from '../../../data/accounts';
import { logProjectAct } from '../../../data/audit/office-log';
import { findCentres } from '../../../data/directory';
import type { Reversal } from '../../../data/documents';
import { tell } from '../../../data/messages';
import { addReversal, findOpenReversals } from '../../../data/reversals';
import { assertAcceptableTexts } from '../../../guard/text-check';
import { findSubject } from './subject';

/** Asks that credits be taken back. One request at a time for an entry, and for a round (unique index). */
export const requestReversal = defineProcedure(reversalRequest, async (context, input) => {
  const { db, at } = context;
  const { roundId, personId, reasonCode, note, confirmer } = input;
  const { institutionId, administratorId, name } = context.caller.session;
  await assertAcceptableTexts(context, [note]);
  const subject = await findSubject(db, { roundId, personId, institutionId });
  const [colleagues, open, centres] = await Promise.all([
    otherAdministrators(db, { institutionId, administratorId }),
    findOpenReversals(db, [subject.subjectId]),
    findCentres(db),
  ]);
  const { round, entry, subjectId, people, creditHundredths } = subject;
  return runIdempotent(context, reversalRequest, async (tx) => {
    if (!isReason(note)) return context.refuse('reasonRequired');
    if (round.state === 'granting') return context.refuse('grantRunning');
    if (subject.reversed) return context.refuse('alreadyReversed');
    if (open.length > 0) return context.refuse('reversalOpen');
    if (confirmer === 'colleague' && colleagues.length === 0) return context.refuse('noColleague');
    const reversal: Reversal = {
      _id: `v${answerId(context, reversalRequest.name)
        .replace(/[^A-Za-z0-9]/g, '')
        .slice(0, 24)}`,
      ...{ projectId: round.projectId, institutionId, institutionName: round.institutionName, title: round.title },
      ...{ roundId, entryId: entry?._id ?? null, personId: entry?.personId ?? null, subjectId },
      ...{ people, creditHundredths, reasonCode, note, confirmer },
      ...{ state: 'waiting', slot: 'open', byId: administratorId, by: name, at, decided: null, done: 0 },
    };
    await addReversal(tx, reversal);
    const asked = confirmer === 'centre' ? centres : [institutionId];
    for (const institution of asked)
      await tell(tx, context, {
        ...{ to: { institution }, kind: 'reversalAsked', key: reversal._id },
        facts: { reversalId: reversal._id, title: round.title, institutionName: round.institutionName },
      });
    await logProjectAct(tx, context, {
      project: { projectId: round.projectId, institutionId },
      action: 'reversal.asked',
      subject: entry ? `person:${entry.personId}` : `round:${roundId}`,
      note,
      before: null,
      after: reversal,
    });
    return { reversalId: reversal._id };
  });
});
