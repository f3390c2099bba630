/** What institutions are told of the catalogue. */
import { kind } from './kind';

type OfEntry = { projectNumber: string; title: string };

export const catalogueKinds = {
  entryWithdrawn: kind<OfEntry & { reason: string }, 'institution'>({
    to: 'institution',
    look: 'returned',
    title: ({ title }) => `目录撤下了「${title}」`,
    text: ({ projectNumber, reason }) => `${projectNumber} 不能再选；已经申报的照常举办。原因：${reason}`,
    opens: () => ({ page: 'catalogue' }),
  }),
  entryRestored: kind<OfEntry, 'institution'>({
    to: 'institution',
    look: 'approved',
    title: ({ title }) => `目录恢复了「${title}」`,
    text: ({ projectNumber }) => `${projectNumber} 可以选来举办了`,
    opens: () => ({ page: 'catalogue' }),
  }),
  catalogueUpdated: kind<{ added: number; changed: number }, 'institution'>({
    to: 'institution',
    look: 'known',
    title: () => '项目目录有更新',
    text: ({ added, changed }) =>
      `本单位${[
        ...(added > 0 ? [`新增 ${added} 个项目`] : []),
        ...(changed > 0 ? [`更新 ${changed} 个项目`] : []),
      ].join('，')}，可以选来举办`,
    opens: () => ({ page: 'catalogue' }),
  }),
  catalogueImported: kind<{ by: string; added: number; changed: number; left: number }, 'institution'>({
    to: 'institution',
    look: 'approved',
    title: () => '目录已导入',
    text: ({ by, added, changed, left }) =>
      `${by}导入：新增 ${added}，更新 ${changed}${left > 0 ? `；${left} 行没有写入，已有单位申报` : ''}`,
    opens: () => ({ page: 'entries' }),
  }),
};
