import type { OutputOf } from '../../../../../contract/index';

export type QuestionPicture = NonNullable<OutputOf<'exam.attempt'>['questions'][number]['picture']>;

/** Nothing is so flat that nobody hits it, or so high that the options are pushed off the screen. */
const [LOWEST, HIGHEST] = [25, 100];

/** How high the place of a picture is, in percent of its width. */
export const heightPercent = ({
  widthPixels,
  heightPixels,
}: Pick<QuestionPicture, 'widthPixels' | 'heightPixels'>): number =>
  Math.max(LOWEST, Math.min(HIGHEST, Math.round((100 * heightPixels) / Math.max(1, widthPixels))));

/** What a screen reader says. */
export const pictureName = ({ description }: Pick<QuestionPicture, 'description'>): string =>
  description === '' ? '题目的图片，点开放大' : `题目的图片：${description}，点开放大`;
