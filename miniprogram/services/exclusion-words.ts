import type { OutputOf } from '../../contract/index';

type Reason = OutputOf<'materials.get'>['decisions']['rows'][number]['reason'];

/** Why somebody is left out of a grant, in the order in which it is chosen. */
export const exclusionWords: Record<Reason, string> = {
  twoPlaces: '两地同时签到',
  notOnSite: '不在会场',
  byAnother: '由他人代签',
  other: '其他',
};
