import type * as z from 'zod/mini';
import { directoryRequestDecide } from '../../../../contract/calls/person/directory-request';
import { decideDirectoryRequest, type DirectoryDecision } from '../../../../domain/person/directory-request';
import { runIdempotent, earlierAnswer } from '../../../call/idempotency';
import { defineProcedure } from '../../../call/procedure';
import { refuse } from '../../../call/refusal';
import { logInstitutionAct } from '../../../data/audit/office-log';
import { DuplicateKey, type Transaction } from '../../../data/database';
import { findOfficeRequest, officeOf, saveDirectoryRequest } from '../../../data/directory-requests';
import type { DirectoryRequest } from '../../../data/documents';
import { tell } from '../../../data/messages';
import { findPersonByOpenid } from '../../../data/persons';
import { assertAcceptableTexts } from '../../../guard/text-check';
import { placeDecided } from '../../../message/person-events';
import { addedDepartment, addedInstitution, matchedEntry, type DecideContext, type Entry } from './entry';

type Decision = z.output<typeof directoryRequestDecide.input>['decision'];

/**
 * An office decides on what somebody did not find in its list. What is added is there in the same transaction in which the applicant is
 * told: they never look for it in vain. Who asked is told where they read: as a person, once they have registered.
 */
export const decideOfficeRequest = defineProcedure(directoryRequestDecide, async (context, input) => {
  const { db, at, caller } = context;
  const earlier = await earlierAnswer(context, directoryRequestDecide);
  if (earlier) return earlier;
  const { directoryRequestId, decision } = input;
  const which = { directoryRequestId, officeId: officeOf(caller.session) };
  const found = (await findOfficeRequest(db, which)) ?? refuse('notFound');
  await assertAcceptableTexts(context, textsOf(decision));
  const prepared = await prepare(context, found, decision);
  const person = await findPersonByOpenid(db, found.openid);
  try {
    return await runIdempotent(context, directoryRequestDecide, async (tx) => {
      const before = (await findOfficeRequest(tx, which)) ?? refuse('notFound');
      const step = decideDirectoryRequest(before.state, prepared.decision);
      if (step.kind === 'refuse') return context.refuse(step.reason, { state: before.state });
      const entry = await prepared.write(tx);
      const reason = decision.kind === 'refuse' ? decision.reason : '';
      const after: DirectoryRequest = {
        ...before,
        state: step.to,
        open: false,
        closedAt: at,
        decided: { by: caller.session.name, reason, ...entry },
      };
      await saveDirectoryRequest(tx, after);
      await tell(tx, context, placeDecided(after, person ? { person: person._id } : { wechat: before.openid }));
      await logInstitutionAct(tx, context, {
        action: `directoryRequest.${step.to}`,
        subject: `directoryRequest:${directoryRequestId}`,
        ...(reason === '' ? {} : { note: reason }),
        before: null,
        // Not who asked: nobody has registered yet whom the log could name.
        after: { kind: after.kind, name: after.name, state: after.state, ...entry },
      });
      return { state: step.to };
    });
  } catch (thrown) {
    if (!(thrown instanceof DuplicateKey)) throw thrown;
    const same = await earlierAnswer(context, directoryRequestDecide);
    if (same) return same;
    // Of two colleagues the slower one finds it in the list.
    return decision.kind === 'addInstitution' ? context.refuse('accountTaken') : refuse('conflict');
  }
});

/** A decision with what it writes. */
interface Prepared {
  decision: DirectoryDecision;
  write: (tx: Transaction) => Promise<Entry>;
}

const nothing: Entry = { institutionId: '', institutionName: '', departmentId: '', departmentName: '' };

/** @throws Refusal `wrongState` where the decision is not one about this kind of request */
async function prepare(context: DecideContext, request: DirectoryRequest, decision: Decision): Promise<Prepared> {
  switch (decision.kind) {
    case 'addDepartment':
      if (request.kind !== 'department') return context.refuse('wrongState');
      return addedDepartment(context, request, decision.name);
    case 'addInstitution':
      if (request.kind !== 'institution') return context.refuse('wrongState');
      return addedInstitution(context, decision);
    case 'match': {
      const entry = await matchedEntry(context, request, decision.entryId);
      return { decision: { kind: 'match' }, write: () => Promise.resolve(entry) };
    }
    case 'refuse':
      return { decision: { kind: 'refuse', reason: decision.reason }, write: () => Promise.resolve(nothing) };
  }
}

function textsOf(decision: Decision): string[] {
  switch (decision.kind) {
    case 'addDepartment':
      return [decision.name];
    case 'addInstitution':
      return [decision.name, decision.departmentName ?? ''];
    case 'match':
      return [];
    case 'refuse':
      return [decision.reason];
  }
}
