import type { OutputOf } from '../../../../contract/index';
import {
  ANSWERS_TO_DISCRIMINATE,
  DISCRIMINATION_TO_CHECK,
  RIGHT_PERCENT_TO_CHECK,
} from '../../../../domain/exam/statistics';
import { kindWord, letterOf } from '../shared/words';

type Item = OutputOf<'examStudy.items'>['rows'][number];

export interface ItemOption {
  key: string;
  letter: string;
  text: string;
  right: boolean;
  percent: number;
  words: string;
}
export interface ItemCard {
  itemId: string;
  text: string;
  picture: Item['picture'];
  line: string;
  tag: { word: string; tone: 'late' | 'neutral'; icon: string } | null;
  rightPercent: number;
  rightWords: string;
  /** As a share of the bar; a negative one is drawn as none. */
  discrimination: number;
  discriminationWords: string;
  options: ItemOption[];
  /** What strikes the eye; '' for nothing. */
  advice: string;
}

/** 0.26, -0.10, or why there is none. */
const discriminationWord = (hundredths: number | null): string =>
  hundredths === null ? '人数太少' : (hundredths / 100).toFixed(2);

export function itemCard(item: Item): ItemCard {
  const { itemId, kind, text, picture, options, struck, asked, rightPercent, discriminationHundredths, check } = item;
  return {
    itemId,
    text,
    picture,
    line: `${kindWord(kind)} · 抽到 ${asked} 人次`,
    tag: struck
      ? { word: '已作废', tone: 'neutral', icon: 'minus-circle-filled' }
      : check
        ? { word: '建议检查', tone: 'late', icon: 'error-circle-filled' }
        : null,
    rightPercent,
    rightWords: `${rightPercent}%`,
    discrimination: Math.max(0, discriminationHundredths ?? 0),
    discriminationWords: discriminationWord(discriminationHundredths),
    options: options.map(({ optionId, text: words, right, chosen }, index) => ({
      key: optionId,
      letter: letterOf(index),
      text: words,
      right,
      percent: asked === 0 ? 0 : Math.round((100 * chosen) / asked),
      words: `${chosen} 人次`,
    })),
    advice: adviceOf(item),
  };
}

/** A wrong option that more people chose than any right one. */
function adviceOf({ options, check }: Item): string {
  if (!check) return '';
  const mostRight = Math.max(...options.filter(({ right }) => right).map(({ chosen }) => chosen));
  const index = options.findIndex(({ right, chosen }) => !right && chosen > mostRight);
  return index < 0 ? '请核对题目和答案' : `多数选 ${letterOf(index)}，请核对答案`;
}

export const ruleLine = `正确率低于 ${RIGHT_PERCENT_TO_CHECK}%，或区分度低于 ${(DISCRIMINATION_TO_CHECK / 100).toFixed(2)}，标“建议检查”；满 ${ANSWERS_TO_DISCRIMINATE} 人次才算`;
