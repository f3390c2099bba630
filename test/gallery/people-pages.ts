import { inOrder, press, tick, turnTo } from './acts';
import { administrator, batch, enterAccount, form, oneTransfer, reviewer, stands, stranger } from './openings';
import type { GalleryPage } from './registry';

/** The pages of the package `people`, as `pages.ts` has all others. */
export const peoplePages: Readonly<Record<string, GalleryPage>> = {
  'people/sign-in': {
    as: stranger,
    without: stands,
    scenes: [
      { name: 'problems', act: press('下一步') },
      {
        name: 'names',
        act: enterAccount,
      },
    ],
  },
  'people/account': {
    as: administrator,
    scenes: [
      { name: 'password', act: press('修改单位密码') },
      { name: 'centre', as: reviewer },
    ],
  },
  'people/people': {
    as: administrator,
    scenes: [
      { name: 'filters', act: press(/^状态/) },
      { name: 'more', act: inOrder(press(/^专业/), press(/^更多 21 种/)) },
      { name: 'filtered', act: inOrder(press(/^状态/), tick('待审核'), press(/^看 /)) },
      { name: 'rebindings', act: turnTo(/换绑/) },
      { name: 'corrections', act: turnTo(/更正/) },
    ],
  },
  'people/registration-review': {
    as: administrator,
    query: ({ pendingPersonId }) => ({ personId: pendingPersonId }),
    scenes: [
      { name: 'returning', act: press('退回') },
      { name: 'approved', query: ({ approvedPersonId }) => ({ personId: approvedPersonId }) },
      { name: 'left', query: ({ leftPersonId }) => ({ personId: leftPersonId }) },
      { name: 'nobody-waits', as: 'wang-fang', query: () => ({}) },
    ],
  },
  'people/national-id': {
    as: administrator,
    query: ({ pendingPersonId }) => ({ personId: pendingPersonId }),
    without: { empty: 'a registration has its facts', many: 'it shows one registration' },
  },
  'people/rebinding-review': {
    as: administrator,
    query: ({ rebindingId }) => ({ rebindingId }),
    scenes: [{ name: 'returning', act: press('退回') }],
  },
  'people/departments': {
    as: administrator,
    scenes: [
      { name: 'adding', act: press('添加科室') },
      { name: 'renaming', act: press(/^儿科/) },
      { name: 'arranging', act: press('调整顺序') },
      { name: 'merging', act: inOrder(press(/^儿科/), press('并入其他科室')) },
    ],
  },
  'people/audit': { as: administrator, varies: 'it names imports by ids that are made for each run' },
  'people/invitations': {
    as: administrator,
    scenes: [
      { name: 'invite', act: press('邀请') },
      { name: 'reviewers', as: reviewer },
    ],
  },
  'people/join': {
    as: stranger,
    without: stands,
    scenes: [{ name: 'problem', act: press('下一步') }],
  },
  'people/directory-requests': {
    as: administrator,
    scenes: [
      { name: 'add', act: press(/^加入 介入医学科/) },
      { name: 'closed', act: turnTo(/已处理/) },
      { name: 'centre', as: reviewer },
      { name: 'centre-add', as: reviewer, act: press(/^加入 安化县/) },
      { name: 'centre-match', as: reviewer, act: press(/^指向已有的 安化县/) },
    ],
  },
  'people/history': { as: administrator, query: ({ pendingPersonId }) => ({ personId: pendingPersonId }) },
  'people/correction-review': { as: administrator, scenes: [{ name: 'returning', act: press('退回') }] },
  'people/correct': {
    as: administrator,
    query: ({ approvedPersonId }) => ({ personId: approvedPersonId }),
    without: form,
  },
  'people/person': {
    as: administrator,
    query: ({ approvedPersonId }) => ({ personId: approvedPersonId }),
    without: { empty: 'a person has their facts', many: 'it shows one person' },
    scenes: [
      { name: 'actions', act: press('更多') },
      { name: 'returned', query: ({ returnedPersonId }) => ({ personId: returnedPersonId }) },
      { name: 'waits', query: ({ pendingPersonId }) => ({ personId: pendingPersonId }) },
    ],
  },
  'people/person-credits': {
    as: administrator,
    query: ({ approvedPersonId }) => ({ personId: approvedPersonId }),
    without: { empty: 'a year without credits is a year' },
  },
  'people/person-records': { as: administrator, query: ({ approvedPersonId }) => ({ personId: approvedPersonId }) },
  'people/bulk-review': {
    as: administrator,
    scenes: [
      { name: 'ticked', act: tick('本页全选') },
      { name: 'returning', act: inOrder(tick('本页全选'), press('退回')) },
    ],
  },
  'people/transfers': {
    as: administrator,
    scenes: [
      { name: 'outgoing', act: turnTo(/^调出/) },
      { name: 'ended', act: turnTo('已结束') },
    ],
  },
  'people/transfer-review': {
    as: administrator,
    query: ({ transferIn }) => ({ transferId: transferIn }),
    without: oneTransfer,
    scenes: [
      { name: 'outgoing', query: ({ transferOut }) => ({ transferId: transferOut }) },
      {
        name: 'objecting',
        query: ({ transferOut }) => ({ transferId: transferOut }),
        act: press('提出异议'),
      },
      { name: 'too-early', as: 'wang-fang', query: ({ transferOut }) => ({ transferId: transferOut }) },
      { name: 'disputed', query: ({ disputed }) => ({ transferId: disputed }) },
    ],
  },
  'people/leaving': {
    as: administrator,
    query: ({ approvedPersonId }) => ({ personId: approvedPersonId }),
    without: form,
  },
  'people/withdraw-approval': {
    as: administrator,
    query: ({ approvedPersonId }) => ({ personId: approvedPersonId }),
    without: form,
  },
  'people/roster': {
    as: administrator,
    without: { many: 'it shows the figures of one roster' },
    scenes: [
      { name: 'none', as: 'wang-fang' },
      { name: 'imported', query: () => ({ imported: '1' }) },
    ],
  },
  'people/roster-import': {
    as: administrator,
    without: { empty: 'without an import it asks for a file' },
    scenes: [
      { name: 'choosing', as: 'wang-fang' },
      { name: 'meeting', query: batch('heldNow') },
      { name: 'skipping', act: tick(/^跳过有问题的/) },
    ],
  },
  'people/roster-people': {
    as: administrator,
    scenes: [{ name: 'matches', query: () => ({ standing: 'matches' }) }],
  },
  'people/roster-rows': {
    as: administrator,
    query: ({ takenImportId }) => ({ importId: takenImportId }),
    scenes: [{ name: 'changed', query: ({ readImportId }) => ({ importId: readImportId, kind: 'changed' }) }],
  },
  'people/department-people': { as: 'tan-qin', scenes: [{ name: 'person', act: press(/^郭|^宋/) }] },
};
