import type { InputOf, OutputOf } from '../../../../contract/index';
import { creditLevels } from '../../../../domain/kernel/credit-level';
import { projectStates } from '../../../../domain/project/project-state';
import { projectCard, type ProjectCard } from '../../../components/project-card/card.view';
import { stateWords } from '../../../components/state-tag/state-words';
import type { Day } from '../../../../domain/kernel/time';

type Row = OutputOf<'review.projects'>['rows'][number];

/** What the chips hold; '' is no filter. */
export interface ProjectFilters {
  search: string;
  year: string;
  state: string;
  level: string;
  institutionId: string;
  sort: string;
}
export const noFilters: ProjectFilters = {
  search: '',
  year: '',
  state: '',
  level: '',
  institutionId: '',
  sort: 'newest',
};

/** Drafts are the institutions' own. */
const shown = projectStates.filter((state) => state !== 'draft');
export const stateOptions = [
  { value: '', label: '全部状态' },
  ...shown.map((state) => ({ value: state, label: stateWords('project', state).word })),
];

/** What the call is asked for; an open filter is left out. */
export function projectsInput({
  search,
  year,
  state,
  level,
  institutionId,
  sort,
}: ProjectFilters): InputOf<'review.projects'> {
  const known = shown.find((candidate) => candidate === state);
  const creditLevel = creditLevels.find(({ code }) => code === level)?.code;
  return {
    sort: sort === 'oldest' ? 'oldest' : 'newest',
    ...(search === '' ? {} : { search }),
    ...(year === '' ? {} : { year: Number(year) }),
    ...(known === undefined ? {} : { state: known }),
    ...(creditLevel === undefined ? {} : { creditLevel }),
    ...(institutionId === '' ? {} : { institutionId }),
  };
}

/** Whether the list is narrowed by anything but its order. */
export const isNarrowed = (filters: ProjectFilters): boolean => Object.keys(projectsInput(filters)).length > 1;

/** A project of some institution: what its own list shows, without what only the institution does. */
export interface CentreCard {
  card: ProjectCard;
  projectId: string;
  institutionName: string;
}
const lookedAt = (card: ProjectCard): ProjectCard => ({
  ...card,
  tiles: [],
  button: null,
  lockLine: '',
  next: card.next && { ...card.next, action: '', label: '' },
});
export const centreCard = (row: Row, today: Day): CentreCard => ({
  card: lookedAt(projectCard(row, today)),
  projectId: row.projectId,
  institutionName: row.institutionName,
});
