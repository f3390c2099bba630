import { DEFAULT_EVALUATION } from '../../domain/evaluation/form';
import { encodeCursor } from '../../server/data/paging';
import type { Hospital } from './hospital';
import type { ValidCalls } from './valid-calls';

type Evaluation = Pick<ValidCalls, Extract<keyof ValidCalls, `evaluation.${string}`>>;

/** The calls about evaluations, as somebody of a hospital would rightly make them. */
export function validEvaluationCalls({ administrator, trainee, over, held }: Hospital): Evaluation {
  const batch = { projectId: over, batchId: 'b1' };
  const pageFrom = (...key: (string | number)[]) => ({ limit: 5, cursor: encodeCursor(key) });
  const newest = pageFrom(9e15, '');
  const ratings = ['content', 'organisation', 'usefulness'].map((itemId) => ({
    questionId: `item:${itemId}`,
    rating: 4 as const,
  }));
  return {
    'evaluation.form': { by: administrator, input: () => ({ projectId: held }) },
    'evaluation.saveForm': {
      by: administrator,
      input: () => ({ projectId: held, revision: 0, items: DEFAULT_EVALUATION.map((item) => ({ ...item })) }),
    },
    'evaluation.earlier': { by: administrator, input: () => ({ search: '检验', ...newest }) },
    'evaluation.mine': { by: trainee, input: () => batch },
    'evaluation.answer': {
      by: trainee,
      input: () => ({
        ...batch,
        ratings: [...ratings, { questionId: 'lecturer:c1', rating: 5 }],
        texts: [{ questionId: 'item:gained', text: '失控分析讲得细' }],
      }),
    },
    'evaluation.results': { by: administrator, input: () => batch },
    'evaluation.texts': { by: administrator, input: () => ({ ...batch, search: '失控', ...pageFrom('') }) },
    'evaluation.closed': { by: 'reviewer1', input: () => ({ search: '检验', ...newest }) },
  };
}
