import { instantOf } from '../../domain/kernel/time';
import { encodeCursor } from '../../server/data/paging';
import type { Hospital } from './hospital';
import type { TestBed } from './in-process';
import type { ValidCalls } from './valid-calls';

type Exam = Pick<ValidCalls, Extract<keyof ValidCalls, `exam${string}`>>;

/** The calls about exams, as somebody of a hospital would rightly make them. */
export function validExamCalls(cloud: TestBed, { administrator, trainee, over, ...exam }: Hospital): Exam {
  const { examQuestionId, attemptId, gradedAttemptId, examItemId: itemId, examFlagId: flagId, personId } = exam;
  const batch = { projectId: over, batchId: 'b1' };
  const key = { struck: false, rightIds: ['a'] };
  const newest = { limit: 5, cursor: encodeCursor([9e15, '']) };
  const options = ['a', 'b', 'c'].map((optionId) => ({ optionId, text: `选项${optionId}` }));
  return {
    'examQuestion.list': {
      by: administrator,
      input: () => ({ search: '失控', tag: '质控', kind: 'single', difficulty: 'medium', ...newest }),
    },
    'examQuestion.get': { by: administrator, input: () => ({ questionId: examQuestionId }) },
    'examQuestion.save': {
      by: administrator,
      input: () => ({
        questionId: examQuestionId,
        kind: 'single',
        text: '室内质控失控后，首先做什么？',
        options,
        rightIds: ['b'],
        explanation: '先停止报告。',
        tags: ['质控'],
        difficulty: 'medium',
        picture: null,
      }),
    },
    'examQuestion.withdraw': { by: administrator, input: () => ({ questionId: examQuestionId }) },
    'exam.paper': { by: administrator, input: () => batch },
    'exam.savePaper': {
      by: administrator,
      input: () => ({
        ...batch,
        revision: 1,
        plan: {
          sections: [{ tag: '质控', count: 1, points: 5 }],
          ...{ passPoints: 5, minutes: 30, attempts: 3 },
          opensAt: instantOf('2025-11-20', '18:00:00'),
          closesAt: instantOf('2025-12-20'),
          ...{ shuffleQuestions: true, shuffleOptions: true, halfPoints: true, review: 'afterSubmit' },
        },
      }),
    },
    'exam.earlier': { by: administrator, input: () => ({ search: '项目', ...newest }) },
    'exam.results': { by: administrator, input: () => ({ ...batch, passed: false, search: '学员', ...newest }) },
    'examImport.template': { by: administrator, input: () => ({}) },
    'examImport.read': {
      by: administrator,
      input: async () => ({
        file: await cloud.upload(administrator, '题库.csv', Buffer.from('题目,正确答案'), 'questions'),
      }),
    },
    'examImport.get': { by: administrator, input: () => ({ importId: exam.examImportId }) },
    'examImport.take': { by: administrator, input: () => ({ importId: exam.examImportId, skipBad: false }) },
    'examStudy.get': { by: administrator, input: () => batch },
    'examStudy.run': { by: administrator, input: () => batch },
    'examStudy.items': {
      by: administrator,
      input: () => ({ ...batch, search: '失控', limit: 5, cursor: encodeCursor([-1, '']) }),
    },
    'examStudy.flags': {
      by: administrator,
      input: () => ({ ...batch, state: 'open', limit: 5, cursor: encodeCursor([-1, '']) }),
    },
    'examStudy.judge': {
      by: administrator,
      input: () => ({ ...batch, flagId, verdict: 'cleared', note: '值班接了电话' }),
    },
    'examStudy.saveLimits': {
      by: administrator,
      input: () => ({
        ...batch,
        limits: { sameWrong: 5, withinSeconds: 30, charactersAMinute: 900, leftTimes: 6 },
      }),
    },
    'examStudy.person': { by: administrator, input: () => ({ ...batch, personId }) },
    'examCorrection.item': { by: administrator, input: () => ({ ...batch, itemId }) },
    'examCorrection.preview': { by: administrator, input: () => ({ ...batch, itemId, ...key }) },
    'examCorrection.save': {
      by: administrator,
      input: () => ({ ...batch, itemId, ...key, reason: '原答案录入有误' }),
    },
    'examCorrection.list': { by: administrator, input: () => ({ ...batch, ...newest }) },
    'examIdentity.show': { by: trainee, input: () => ({ ...batch, photo: 'QUJD' }) },
    'examIdentity.vouch': { by: administrator, input: () => ({ ...batch, code: 'JJGR0000000000000000000000000' }) },
    'exam.mine': { by: trainee, input: () => batch },
    'exam.start': { by: trainee, input: () => batch },
    'exam.attempt': { by: trainee, input: () => ({ attemptId }) },
    'exam.answer': {
      by: trainee,
      input: () => ({ attemptId, question: 0, chosenIds: ['b'], givenAt: 0, waitedMs: 1200, left: 1 }),
    },
    'exam.submit': { by: trainee, input: () => ({ attemptId }) },
    'exam.review': { by: trainee, input: () => ({ attemptId: gradedAttemptId }) },
  };
}
