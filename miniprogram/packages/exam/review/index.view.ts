import type { OutputOf } from '../../../../contract/index';
import { kindWord, letterOf, pointsWord } from '../shared/words';

type Question = OutputOf<'exam.review'>['questions'][number];

export interface ReviewedOption {
  key: string;
  letter: string;
  text: string;
  look: 'right' | 'wrong' | '';
  words: string;
}
export interface ReviewedQuestion {
  number: number;
  text: string;
  picture: Question['picture'];
  line: string;
  tag: { word: string; tone: 'ok' | 'late' | 'ret'; icon: string };
  options: ReviewedOption[];
  explanation: string;
}

const tags: Record<Question['graded'], ReviewedQuestion['tag']> = {
  right: { word: '答对', tone: 'ok', icon: 'check-circle-filled' },
  struck: { word: '本题作废，得满分', tone: 'ok', icon: 'check-circle-filled' },
  half: { word: '少选，得一半分', tone: 'late', icon: 'error-circle-filled' },
  wrong: { word: '答错', tone: 'ret', icon: 'close-circle-filled' },
};

const wordsOf = ({ chosen, right }: Question['options'][number]): string =>
  right ? (chosen ? '您选了，正确' : '正确答案') : chosen ? '您选了' : '';

export const reviewed = (questions: readonly Question[]): ReviewedQuestion[] =>
  questions.map(({ kind, text, picture, points, tenths, graded, options, explanation }, index) => ({
    number: index + 1,
    text,
    picture,
    line: `${kindWord(kind)} · ${pointsWord(tenths)} / ${points} 分`,
    tag: tags[graded],
    options: options.map((option, at) => ({
      key: option.optionId,
      letter: letterOf(at),
      text: option.text,
      look: option.right ? 'right' : option.chosen ? 'wrong' : '',
      words: wordsOf(option),
    })),
    explanation,
  }));
