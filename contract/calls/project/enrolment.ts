import * as z from 'zod/mini';
import { anyAdministrator, attendants, defineCall } from '../../define-call';
import { id, instant, pageInput, pageOf, professionalTitle, searchText, typedPhone } from '../../common';

/**
 * Enrols the caller for a batch (报名), and has them follow the meeting. Said again it changes the batch or the consent. Whoever agrees to
 * be called on the day types their own number: none is kept of people who do not agree (rules: "Enrolment").
 */
export const enrolmentEnrol = defineCall({
  name: 'enrolment.enrol',
  service: 'api',
  roles: ['trainee'],
  kind: 'command',
  input: z.strictObject({
    projectId: id,
    batchId: id,
    /** The number under which the caller is registered, as consent to be called there by the holding institution. */
    phone: z.optional(typedPhone),
    /** Of whoever agreed before: the number that they gave then goes on to hold. */
    keepPhone: z.optional(z.boolean()),
  }),
  output: z.strictObject({ batchId: id, mayCall: z.boolean() }),
  errors: [
    'notRegistered',
    'enrolmentClosed',
    'enrolmentFull',
    'phoneNotOnRecord',
    'registrationReturned',
    'registrationLeft',
  ],
});

/** Takes an enrolment back; the caller goes on following the meeting. */
export const enrolmentWithdraw = defineCall({
  name: 'enrolment.withdraw',
  service: 'api',
  roles: ['trainee'],
  kind: 'command',
  input: z.strictObject({ projectId: id }),
  output: z.strictObject({ following: z.boolean() }),
  errors: ['notRegistered', 'enrolmentClosed'],
});

/** Who has enrolled for a project of the caller's institution, the latest first: of people from elsewhere no more than of any attendee. */
export const enrolmentList = defineCall({
  name: 'enrolment.list',
  service: 'api',
  roles: anyAdministrator,
  kind: 'query',
  input: z.strictObject({
    projectId: id,
    /** Of one batch alone. */
    batchId: z.optional(id),
    /** Part of a name or of an institution, also as pinyin. */
    search: searchText,
    ...pageInput,
  }),
  output: pageOf(
    z.strictObject({
      personId: id,
      batchId: id,
      name: z.string(),
      institutionName: z.string(),
      departmentName: z.string(),
      professionalTitle: z.nullable(professionalTitle),
      /** Whether they may be called on the day (`enrolment.phone`). */
      mayCall: z.boolean(),
      at: instant,
    }),
  ),
  errors: [],
});

/** The phone of somebody who agreed to be called, to be dialled and not to be shown; each time is in the audit log. */
export const enrolmentPhone = defineCall({
  name: 'enrolment.phone',
  service: 'api',
  roles: attendants,
  kind: 'command',
  input: z.strictObject({ projectId: id, personId: id }),
  output: z.strictObject({ phone: z.string() }),
  errors: ['mayNotCall'],
});
