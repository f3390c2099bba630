import * as z from 'zod/mini';
import { eventActors, personEventKinds } from '../../../domain/person/history';
import { defineCall, readers } from '../../define-call';
import { fileAddress, fileFacts, id, instant, pageInput, pageOf } from '../../common';
import { factChange } from './correction';

const event = z.strictObject({
  eventId: id,
  at: instant,
  kind: z.enum(personEventKinds),
  who: z.enum(eventActors),
  /** Name of who did it. */
  by: z.string(),
  /** Why; '' where nobody said. */
  reason: z.string(),
  /** What was changed from what to what; phone and document number masked, titles and the like by their codes. */
  changes: z.array(factChange),
  /** What was looked at for it; null where nothing was kept. `mayOpen`: by whoever looks after people for the institution that kept it. */
  proof: z.nullable(z.strictObject({ ...fileFacts, mayOpen: z.boolean() })),
});

/** 变更记录 (P2): what happened to the caller's own registration and facts, newest first. */
export const personHistoryMine = defineCall({
  name: 'personHistory.mine',
  service: 'api',
  roles: ['trainee'],
  kind: 'query',
  input: z.strictObject({ ...pageInput }),
  output: pageOf(event),
  errors: ['notRegistered'],
});

/** The same of one of the institution's people (P1), also what happened before they came to it. */
export const personHistoryList = defineCall({
  name: 'personHistory.list',
  service: 'api',
  roles: readers,
  kind: 'query',
  input: z.strictObject({ personId: id, ...pageInput }),
  output: pageOf(event),
  errors: [],
});

/**
 * Where the proof of an event can be opened for some time: it may show a whole document, so it is for the institution that kept it, of its
 * own people. Each look is in the audit log.
 */
export const personHistoryProof = defineCall({
  name: 'personHistory.proof',
  service: 'api',
  roles: ['administrator'],
  kind: 'command',
  input: z.strictObject({ eventId: id }),
  output: z.strictObject(fileAddress),
  errors: [],
});
