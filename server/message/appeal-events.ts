/** What both sides are told of an appeal. */
import { maskName } from '../../domain/person/person';
import type { Appeal } from '../data/documents';
import type { Event } from '../data/messages';

export const appealAsked = ({ _id, institutionId, projectId, title, who }: Appeal): Event<'appealAsked'> => ({
  to: { institution: institutionId },
  kind: 'appealAsked',
  key: _id,
  facts: { appealId: _id, projectId, title, maskedName: maskName(who.name) },
});

export const appealAnswered = ({
  _id,
  kind,
  personId,
  projectId,
  batchId,
  title,
  state,
  answered,
}: Appeal): Event<'appealAnswered'> => ({
  to: { person: personId },
  kind: 'appealAnswered',
  key: _id,
  facts: {
    about: kind,
    projectId,
    batchId,
    title,
    granted: state === 'granted' ? 1 : 0,
    reason: answered?.reason ?? '',
  },
});
