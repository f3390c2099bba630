import type { InputOf, OutputOf } from '../../../../contract/index';
import type { ChipOption } from '../../../components/choice-chip/options';
import { pointsWord } from '../shared/words';

type Result = OutputOf<'exam.results'>['rows'][number];

export interface ResultCard {
  personId: string;
  name: string;
  line: string;
  score: string;
  note: string;
  tag: { word: string; tone: 'ok' | 'ret' | 'pend'; icon: string };
}

export const resultCard = ({
  personId,
  name,
  personNumber,
  institutionName,
  departmentName,
  attempts,
  bestTenths,
  passed,
  running,
}: Result): ResultCard => ({
  personId,
  name,
  line: `${personNumber} · ${institutionName} ${departmentName}`,
  score: bestTenths === null ? '–' : `${pointsWord(bestTenths)} 分`,
  note: `考了 ${attempts} 次${running ? '，正在考' : ''}`,
  tag: passed
    ? { word: '通过', tone: 'ok', icon: 'check-circle-filled' }
    : bestTenths === null
      ? { word: '正在考', tone: 'pend', icon: 'time-filled' }
      : { word: '未通过', tone: 'ret', icon: 'close-circle-filled' },
});

/** What is left to be judged. */
export const flagsLine = ({
  openFlags,
  upheldFlags,
  studiedAt,
}: Pick<OutputOf<'examStudy.get'>, 'openFlags' | 'upheldFlags' | 'studiedAt'>): string => {
  if (studiedAt === null) return '还没有统计';
  if (openFlags === 0 && upheldFlags === 0) return '没有需要核实的作答';
  return `${openFlags} 处待判断，${upheldFlags} 处记为存疑`;
};

export const passedOptions: ChipOption[] = [
  { value: '', label: '全部' },
  { value: 'passed', label: '通过' },
  { value: 'notPassed', label: '未通过' },
];
export const passedInput = (chosen: string): Pick<InputOf<'exam.results'>, 'passed'> =>
  chosen === '' ? {} : { passed: chosen === 'passed' };
