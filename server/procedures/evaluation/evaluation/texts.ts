import { evaluationTexts } from '../../../../contract/calls/evaluation/evaluation';
import { evaluationPeriod } from '../../../../domain/evaluation/period';
import { isFound, searchIndexOf, searchQueryOf } from '../../../../domain/kernel/search';
import { defineProcedure } from '../../../call/procedure';
import { decodeCursor, DEFAULT_PAGE_SIZE, encodeCursor } from '../../../data/paging';
import { getEvaluation, listTexts } from '../../../data/evaluations';
import { batchOf } from '../../../data/projects';
import { reckoned } from '../../../evaluation/results';
import { readableProject, stateAt } from './results';
import { endOf } from './standing';

/** The texts of a closed evaluation by their keys of chance, which say nothing of when they were written. */
export const texts = defineProcedure(
  evaluationTexts,
  async ({ db, caller, at }, { search, cursor, limit, ...which }) => {
    const project = await readableProject(db, caller, which.projectId);
    const evaluation = await getEvaluation(db, which);
    const period = evaluationPeriod(batchOf(project, which.batchId), project.courses);
    const isClosed = stateAt({ ...period, ...endOf(evaluation) }, at) === 'closed';
    if (!isClosed || !evaluation || evaluation.results === null) return { rows: [] };
    if (evaluation.results) {
      const { rows, ...rest } = await listTexts(db, {
        evaluationId: evaluation._id,
        search,
        request: { cursor, limit },
      });
      return { rows: rows.map(({ text, question }) => ({ text, question })), ...rest };
    }
    const query = search === undefined ? undefined : searchQueryOf(search);
    const after = decodeCursor(cursor, ['string'])?.[0] ?? '';
    const size = limit ?? DEFAULT_PAGE_SIZE;
    const all = (await reckoned(db, evaluation))?.texts ?? [];
    const found = all.filter(
      ({ key, text }) => key > after && (!query || isFound(searchIndexOf([{ text, syllables: [] }]), query)),
    );
    const page = found.slice(0, size);
    const last = page.at(-1);
    return {
      rows: page.map(({ text, question }) => ({ text, question })),
      ...(last && found.length > size ? { nextCursor: encodeCursor([last.key]) } : {}),
    };
  },
);
