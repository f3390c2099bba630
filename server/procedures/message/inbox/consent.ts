import { inboxConsent } from '../../../../contract/calls/message/inbox';
import { runIdempotent } from '../../../call/idempotency';
import { defineProcedure } from '../../../call/procedure';
import { addConsent } from '../../../data/consents';

/** Counts what the caller agreed to in WeChat's sheet (P5b). WeChat keeps count as well and has the last word. */
export const consent = defineProcedure(inboxConsent, (context, { templates }) =>
  runIdempotent(context, inboxConsent, async (tx) => {
    const { openid } = context.caller;
    for (const template of new Set(templates)) await addConsent(tx, { openid, template, at: context.at });
    return {};
  }),
);
