/** An exam of the gallery's world: a bank, a paper, an attempt that goes on and one that was not passed. */
import { instantOf } from '../../../domain/kernel/time';
import type { InputOf } from '../../../contract';
import type { Cast } from './cast';
import type { Holdings } from './diary';
import { documentPath } from './holdings';
import { until } from '../../support/until';

export interface ExamWorld {
  questionId: string;
  attemptId: string;
  gradedAttemptId: string;
  /** A question as it was asked. */
  itemId: string;
  /** Who has handed in. */
  personId: string;
}

type Question = InputOf<'examQuestion.save'>;
const question = (
  text: string,
  options: readonly string[],
  right: readonly number[],
  over: Partial<Question> = {},
): Question => ({
  kind: right.length > 1 ? 'multiple' : 'single',
  text,
  options: options.map((each, index) => ({ optionId: `o${index}`, text: each })),
  rightIds: right.map((index) => `o${index}`),
  explanation: '先停止报告，再查找原因；纠正并验证之后才恢复检测。',
  tags: ['抗菌药物'],
  difficulty: 'medium',
  ...over,
});

const questions: readonly Question[] = [
  question('经验性使用抗菌药物之前，首先应做什么？', ['留取标本送检', '直接联合用药', '等待药敏结果', '加大剂量'], [0]),
  question('下列哪些属于多重耐药菌？', ['MRSA', 'VRE', '甲氧西林敏感金黄色葡萄球菌', 'CRAB'], [0, 1, 3], {
    tags: ['耐药菌'],
    difficulty: 'hard',
  }),
  question('碳青霉烯类抗菌药物须经会诊同意后使用。', ['正确', '错误'], [0], {
    kind: 'trueFalse',
    options: [
      { optionId: 'true', text: '正确' },
      { optionId: 'false', text: '错误' },
    ],
    rightIds: ['true'],
    difficulty: 'easy',
  }),
];

/** 12-06, while the hall fills: the paper is saved; somebody fails, and somebody else is at it. */
export async function holdExam({ as, administrator }: Cast, { analysed }: Holdings): Promise<ExamWorld> {
  const saved = [];
  for (const [index, each] of questions.entries()) {
    const file =
      index === 1 && (await administrator.upload(documentPath('susceptibility-plate.png'), 'questionPicture'));
    const picture = file ? { picture: { description: '药敏纸片和抑菌圈', file } } : {};
    saved.push((await administrator.do('examQuestion.save', { ...each, ...picture })).questionId);
  }
  const batch = { projectId: analysed, batchId: 'b1' };
  await administrator.do('exam.savePaper', {
    ...batch,
    revision: 0,
    plan: {
      sections: [
        { tag: '抗菌药物', count: 2, points: 30 },
        { tag: '耐药菌', count: 1, points: 40 },
      ],
      ...{ passPoints: 60, minutes: 240, attempts: 2 },
      opensAt: instantOf('2025-12-04', '17:30:00'),
      closesAt: instantOf('2025-12-12'),
      ...{ shuffleQuestions: false, shuffleOptions: false, halfPoints: true, review: 'afterSubmit' },
    },
  });
  const failing = as('ouyang-jing');
  const graded = await failing.do('exam.start', batch);
  await failing.do('exam.answer', { ...graded, question: 2, chosenIds: ['o0', 'o1'], left: 14 });
  await failing.do('exam.submit', graded);
  await administrator.do('examStudy.saveLimits', {
    ...batch,
    limits: { sameWrong: 4, withinSeconds: 60, charactersAMinute: 1200, leftTimes: 2 },
  });
  const taking = as('chen-xiaolin');
  const running = await taking.do('exam.start', batch);
  await taking.do('exam.answer', { ...running, question: 0, chosenIds: ['o0'] });
  const itemId = await reckoned(administrator, batch);
  const [person] = (await administrator.do('exam.results', batch)).rows.filter(({ running: goesOn }) => !goesOn);
  return {
    ...{ itemId, personId: person?.personId ?? '' },
    questionId: saved[1] ?? '',
    attemptId: running.attemptId,
    gradedAttemptId: graded.attemptId,
  };
}

/** Has the statistics reckoned and waits for them. @returns the question that should be looked at first */
async function reckoned(administrator: Cast['administrator'], batch: InputOf<'examStudy.run'>): Promise<string> {
  await administrator.do('examStudy.run', batch);
  return until('the statistics are there', async () => {
    const { running } = await administrator.do('examStudy.get', batch);
    const [first] = (await administrator.do('examStudy.items', batch)).rows;
    return !running && first?.itemId;
  });
}
