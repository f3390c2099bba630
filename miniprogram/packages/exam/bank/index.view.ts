import type { InputOf, OutputOf } from '../../../../contract/index';
import { difficulties, questionKinds } from '../../../../domain/exam/question';
import type { ChipOption } from '../../../components/choice-chip/options';
import { difficultyWord, kindWord } from '../shared/words';

type Question = OutputOf<'examQuestion.list'>['rows'][number];

export interface QuestionCard {
  questionId: string;
  text: string;
  /** Its address; '' for none. */
  picture: string;
  pictureName: string;
  line: string;
  right: string;
}
/** What a screen reader says of the small picture. */
const pictureWord = ({ description }: { description: string }): string =>
  description === '' ? '有图片' : `图片：${description}`;

export const questionCard = ({
  questionId,
  kind,
  text,
  picture,
  tags,
  difficulty,
  options,
  rightIds,
}: Question): QuestionCard => ({
  questionId,
  text,
  picture: picture?.url ?? '',
  pictureName: picture ? pictureWord(picture) : '',
  line: [kindWord(kind), difficultyWord(difficulty), ...tags].join(' · '),
  right: options
    .filter(({ optionId }) => rightIds.includes(optionId))
    .map((option) => option.text)
    .join('；'),
});

const all = (name: string): ChipOption => ({ value: '', label: name });
const chipsOf = (name: string, list: readonly { code: string; label: string }[]): ChipOption[] => [
  all(`全部${name}`),
  ...list.map(({ code, label }) => ({ value: code, label })),
];
export const kindOptions = chipsOf('题型', questionKinds);
export const difficultyOptions = chipsOf('难度', difficulties);

export interface BankFilters {
  search: string;
  kind: string;
  difficulty: string;
}
export const noFilters: BankFilters = { search: '', kind: '', difficulty: '' };

/** The filters as the call takes them; what is not set is left out. */
export function bankInput({ search, kind, difficulty }: BankFilters): InputOf<'examQuestion.list'> {
  const chosenKind = questionKinds.find(({ code }) => code === kind)?.code;
  const chosenDifficulty = difficulties.find(({ code }) => code === difficulty)?.code;
  return {
    ...(search === '' ? {} : { search }),
    ...(chosenKind === undefined ? {} : { kind: chosenKind }),
    ...(chosenDifficulty === undefined ? {} : { difficulty: chosenDifficulty }),
  };
}
