import type { OutputOf } from '../../../../contract/index';
import { ANSWERS_TO_SHOW } from '../../../../domain/evaluation/results';
import { dayRange } from '../../../services/format';

type Row = OutputOf<'evaluation.closed'>['rows'][number];

export interface EvaluationCard {
  key: string;
  projectId: string;
  batchId: string;
  level: Row['creditLevel'];
  number: string;
  title: string;
  institutionName: string;
  dates: string;
  /** 4.50, or '' with `note` saying why. */
  mean: string;
  note: string;
}

export function evaluationCard(row: Row): EvaluationCard {
  const { projectId, batchId, answers, people, meanHundredths } = row;
  const rate = people === 0 ? '' : ` · ${((100 * answers) / people).toFixed(1)}%`;
  return {
    key: `${projectId}:${batchId}`,
    ...{ projectId, batchId, title: row.title, institutionName: row.institutionName },
    level: row.creditLevel,
    number: row.projectNumber,
    dates: dayRange(row.batchBegin, row.batchEnd),
    mean: meanHundredths === null ? '' : (meanHundredths / 100).toFixed(2),
    note: `回收 ${answers} / ${people}${rate}${meanHundredths === null ? `，不足 ${ANSWERS_TO_SHOW} 份不显示平均分` : ''}`,
  };
}
