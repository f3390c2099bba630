import * as z from 'zod/mini';
import { eventActors, personEventKinds } from '../../../domain/person/history';
import { defineCall } from '../../define-call';
import { id, instant, pageInput, pageOf } from '../../common';
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
});

/** 变更记录 (P2): what happened to the caller's own registration and facts, newest first. */
export const personHistoryMine = defineCall({
  name: 'personHistory.mine',
  service: 'api',
  roles: ['trainee'],
  kind: 'query',
  input: z.strictObject({ ...pageInput }),
  output: pageOf(event),
  errors: [],
});

/** The same of one of the institution's people (P1), also what happened before they came to it. */
export const personHistoryList = defineCall({
  name: 'personHistory.list',
  service: 'api',
  roles: ['administrator'],
  kind: 'query',
  input: z.strictObject({ personId: id, ...pageInput }),
  output: pageOf(event),
  errors: [],
});
