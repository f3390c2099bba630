import type { FileRef } from '../../../../contract/common';
import type { OutputOf } from '../../../../contract/index';
import type { DocumentKind } from '../../../../domain/project/project';
import type { ChangeLine } from '../../../components/change-table/lines';
import type { HistoryStep } from '../../../components/review-history/history';
import type { Send } from '../../../page/actions';
import { definePage } from '../../../page/define-page';
import { leave, open } from '../../../page/navigate';
import { routes } from '../../../page/routes';
import { ask, sheet } from '../../../page/sheets';
import { clockMinute } from '../../../services/format';
import { TwoVersions, type Conflict } from '../components/conflict-sheet/two-versions';
import { call, CallFailure } from '../../../services/call';
import type { Told } from '../../../services/events';
import { openFile } from '../../../services/open-file';
import { toast } from '../../../services/passing';
import { chooseDocument, documentName } from '../shared/documents';
import {
  headOf,
  historyOf,
  isWaiting,
  linesOf,
  newDocuments,
  otherKinds,
  pastLines,
  returnedBecause,
  submitTip,
  warningOf,
  type NewDocument,
} from './index.view';

type View = OutputOf<'change.get'>;
interface Kept {
  view: View | undefined;
  /** As typed; undefined until then. Off `data`: a text is not written back while it is typed. */
  reason: string | undefined;
  /** As it was loaded. */
  savedReason: string;
  versions: TwoVersions<'reason'>;
}

/** The document whose photographs are put together. */
const noPhotos: { photosOf: DocumentKind | '' } = { photosOf: '' };

/** J2: asking the centre for a change of an approved project. */
export const page = definePage(routes.change, {
  access: 'administrator',
  data: {
    head: null as ReturnType<typeof headOf> | null,
    lines: [] as ChangeLine[],
    past: [] as string[],
    warning: '',
    reason: '',
    documents: [] as NewDocument[],
    others: false,
    followers: 0,
    tip: '',
    waiting: false,
    begun: false,
    returnReason: '',
    history: [] as HistoryStep[],
    ...noPhotos,
    photosName: '',
    conflict: null as Conflict | null,
    conflicting: false,
  },
  own: (): Kept => ({
    view: undefined,
    reason: undefined,
    savedReason: '',
    versions: new TwoVersions({ label: () => '变更原因', words: (_, reason) => reason }),
  }),
  methods: {
    typeReason({ detail: { value } }: Told<{ value: string }>) {
      this.reason = value;
      if (this.view !== undefined) this.setData({ tip: submitTip(this.view, value) });
    },
    showConflict() {
      const { reason = '', view, versions } = this;
      this.setData({ conflict: versions.conflict({ reason }, view?.after.edited, clockMinute), conflicting: true });
    },
    hideConflict() {
      this.setData({ conflicting: false });
    },
    settleConflict({ detail: { theirs } }: Told<{ theirs: string[] }>) {
      const { reason = '', versions, view } = this;
      this.reason = versions.settle({ reason }, theirs).reason;
      this.setData({ reason: this.reason, conflicting: false });
      if (view !== undefined) this.setData({ tip: submitTip(view, this.reason) });
    },
    /**
     * What was typed goes with the request before anything else happens to it.
     * @returns its revision then; undefined when a colleague was quicker, which has been told
     */
    async keepReason(send: Send): Promise<number | undefined> {
      const { view, reason } = this;
      const { projectId } = this.params;
      const revision = view?.change?.revision ?? 0;
      if (reason === undefined || reason === (view?.change?.reason ?? '')) return revision;
      try {
        if (!this.versions.isOpen({ reason })) {
          const saved = await send('change.save', { projectId, revision, reason });
          this.savedReason = reason;
          return saved.revision;
        }
      } catch (error) {
        if (!(error instanceof CallFailure) || error.code !== 'staleRevision') throw error;
        await this.reload();
      }
      this.showConflict();
      return undefined;
    },
    add() {
      void this.run('add', async (send) => {
        const picked = await sheet(() =>
          wx.showActionSheet({ itemList: ['举办地点和举办信息', '课程和主讲人', '举办周期'] }),
        );
        if (picked === undefined) return;
        if ((await this.keepReason(send)) === undefined) return;
        const content = { projectId: this.params.projectId, change: true };
        if (picked.tapIndex === 0) await open(routes.projectForm, content);
        else await open(routes.courses, { ...content, part: picked.tapIndex === 1 ? 'courses' : 'batches' });
      });
    },
    upload({ detail: { kind } }: Told<{ kind: DocumentKind }>) {
      void this.run('upload', (send) => this.give(send, kind));
    },
    addDocument() {
      const { view } = this;
      if (view === undefined) return;
      const kinds = otherKinds(view);
      void this.run('upload', async (send) => {
        const picked = await sheet(() => wx.showActionSheet({ itemList: kinds.map(({ label }) => label) }));
        const chosen = picked && kinds[picked.tapIndex];
        if (chosen !== undefined) await this.give(send, chosen.kind);
      });
    },
    async give(send: Send, kind: DocumentKind): Promise<void> {
      const chosen = await chooseDocument();
      if (chosen === 'photos') this.setData({ photosOf: kind, photosName: documentName(kind) });
      else if (chosen !== undefined) await this.attach(send, kind, chosen);
    },
    noPhotos() {
      this.setData({ photosOf: '' });
    },
    photosMade({ detail: { file } }: Told<{ file: FileRef }>) {
      const { photosOf: kind } = this.data;
      if (kind === '') return;
      void this.run('upload', async (send) => {
        await this.attach(send, kind, file);
        this.setData({ photosOf: '' });
      });
    },
    async attach(send: Send, kind: DocumentKind, file: FileRef): Promise<void> {
      try {
        if ((await this.keepReason(send)) === undefined) return;
        await send('change.saveDocument', { projectId: this.params.projectId, kind, file });
      } finally {
        await this.reload();
      }
    },
    look({ detail: { kind } }: Told<{ kind: DocumentKind }>) {
      const changeId = this.view?.change?.changeId;
      if (changeId !== undefined)
        void this.run('look', () => openFile(() => call('change.documentUrl', { changeId, kind })));
    },
    submit() {
      void this.run('submit', async (send) => {
        try {
          const revision = await this.keepReason(send);
          if (revision === undefined) return;
          await send('change.submit', { projectId: this.params.projectId, revision });
          toast('已提交');
        } finally {
          await this.reload();
        }
      });
    },
    withdraw() {
      void this.run('withdraw', async (send) => {
        const { waiting } = this.data;
        const sure = await ask({
          title: waiting ? '撤回变更申请？' : '放弃这次变更？',
          content: waiting
            ? '撤回后可以修改再提交。中心已经开始审核的，不能撤回。'
            : '填写的内容会一起放弃，仍按原来的安排。',
          confirmText: waiting ? '撤回' : '放弃',
        });
        if (!sure) return;
        try {
          const { state } = await send('change.withdraw', { projectId: this.params.projectId });
          if (state === 'dropped') await leave(routes.adminHome);
        } finally {
          await this.reload();
        }
      });
    },
  },
  reloadOnShow: true,
  async load() {
    const view = await call('change.get', { projectId: this.params.projectId });
    this.view = view;
    const latest = { reason: view.change?.reason ?? '' };
    if (this.reason !== undefined) {
      const loaded = { reason: this.savedReason };
      this.reason = this.versions.take({ mine: { reason: this.reason }, loaded, latest, locked: () => false }).reason;
    }
    this.savedReason = latest.reason;
    const reason = this.reason ?? latest.reason;
    return {
      head: headOf(view),
      lines: linesOf(view),
      past: pastLines(view),
      warning: warningOf(view),
      reason,
      documents: newDocuments(view),
      others: otherKinds(view).length > 0,
      followers: view.followers,
      tip: submitTip(view, reason),
      waiting: isWaiting(view),
      begun: view.change !== null,
      returnReason: returnedBecause(view),
      history: historyOf(view),
    };
  },
});
