import type { OutputOf } from '../../../../contract/index';
import { shortMoment } from '../../../services/format';

type Study = Pick<OutputOf<'examStudy.get'>, 'studiedAt' | 'attempts' | 'running'>;

/** How old the figures are, and what they are made of. */
export const studyLine = ({ studiedAt, attempts, running }: Study): string => {
  if (running) return '正在统计…';
  return studiedAt === null ? '还没有统计' : `统计于 ${shortMoment(studiedAt)}，${attempts} 份答卷`;
};
