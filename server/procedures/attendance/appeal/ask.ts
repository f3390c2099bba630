import { appealAsk } from '../../../../contract/calls/attendance/appeal';
import { appealSubjectKey, decideAsking } from '../../../../domain/attendance/appeal';
import { answerId, earlierAnswer } from '../../../call/idempotency';
import { defineProcedure } from '../../../call/procedure';
import { addAppeal, appealsAbout } from '../../../data/appeals';
import { appendAudit } from '../../../data/audit/log';
import { DuplicateKey } from '../../../data/database';
import type { Appeal } from '../../../data/documents';
import { filesOfAppeal, moveUses } from '../../../data/kept-files';
import { tell } from '../../../data/messages';
import { batchOf, findPublicProject } from '../../../data/projects';
import { attachAllOnce, digestsOf } from '../../../files/attach-upload';
import { assertAcceptableTexts } from '../../../guard/text-check';
import { appealAsked } from '../../../message/appeal-events';
import { findSubject } from './subject';

/** 申诉 (D7; rules: "Manual check-in and appeal"). One about each day, outcome and reversal waits at a time: the unique index says so. */
export const askAppeal = defineProcedure(appealAsk, async (context, input) => {
  const { db, at, caller } = context;
  const { person } = caller;
  const { projectId, batchId, about, reason, note, pictures } = input;
  const repeated = await earlierAnswer(context, appealAsk);
  if (repeated) return repeated;
  const project = await findPublicProject(db, projectId);
  const batch = batchOf(project, batchId);
  const found = await findSubject(db, { project, batch, person, at }, about);
  const subject = appealSubjectKey(found.subject);
  const earlier = await appealsAbout(db, { personId: person._id, subject });
  const decision = decideAsking({ projectState: project.state, ...found, earlier, note, now: at });
  if (decision.kind === 'refuse') return context.refuse(decision.reason);
  await assertAcceptableTexts(context, [note]);
  const { name, personNumber, institutionId, institutionName, departmentName } = person;
  try {
    return await attachAllOnce(context, appealAsk, { files: pictures, purpose: 'appeal' }, async (tx, files) => {
      const appeal: Appeal = {
        _id: answerId(context, appealAsk.name).slice(0, 24),
        kind: about.kind,
        institutionId: project.institutionId,
        projectId,
        batchId,
        title: project.title,
        personId: person._id,
        who: { name, personNumber, institutionId, institutionName, departmentName },
        subject,
        slot: subject,
        windows: found.windows,
        ...{ reason, note, files },
        askedAt: at,
        state: 'open',
        answered: null,
      };
      await addAppeal(tx, appeal);
      const named = filesOfAppeal(appeal);
      await moveUses(tx, { before: { ...named, digests: new Set() }, after: named, now: at });
      await tell(tx, context, appealAsked(appeal));
      await appendAudit(tx, {
        context,
        institutionId: project.institutionId,
        projectId,
        actor: { id: person._id, name },
        action: 'appeal.asked',
        subject: `batch:${batchId}`,
        before: null,
        after: appeal,
        files: digestsOf(files),
      });
      return { appealId: appeal._id };
    });
  } catch (thrown) {
    if (!(thrown instanceof DuplicateKey)) throw thrown;
    // Another try of the same request, or another request about the same.
    return (await earlierAnswer(context, appealAsk)) ?? context.refuse('appealOpen');
  }
});
