import type { Verdict } from '../../../components/verdict-note/verdict';
import { DrawnCard } from '../../../components/share-picture/drawn-card';
import type { Face } from '../../../components/share-picture/face';
import { definePage } from '../../../page/define-page';
import { leave, open } from '../../../page/navigate';
import { routes } from '../../../page/routes';
import { ask } from '../../../page/sheets';
import { call } from '../../../services/call';
import type { Tap, Told } from '../../../services/events';
import { toast } from '../../../services/passing';
import { seesAnalyses } from '../../../services/rights';
import { serverNow } from '../../../services/server-clock';
import { history, type HistoryStep } from '../documents/index.view';
import { enrolmentLine } from '../shared/enrolment-line';
import { isFillable } from '../shared/edit-lock';
import { returnReasonOf } from '../shared/return-reason';
import {
  batchRows,
  changeLine,
  endedNote,
  endingsOf,
  faceOfProject,
  headCard,
  partRows,
  type BatchRow,
  type PartRow,
  type Endings,
} from './index.view';

const noEndings: Endings = { withdraw: false, cancel: '', close: 'no' };
/** The sheet that asks why it ends so; '' while none is open. */
const notAsking: { asking: '' | 'cancel' | 'close' } = { asking: '' };

/** A project with its parts, batches, grant rounds and reviews: the way to every page about it. */
export const page = definePage(routes.project, {
  access: 'administrator',
  makes: ['project.saveForm', 'project.submit'],
  data: {
    head: null as ReturnType<typeof headCard> | null,
    parts: [] as PartRow[],
    batches: [] as BatchRow[],
    history: [] as HistoryStep[],
    returnReason: '',
    canHold: false,
    /** Analyses are shown: not to whoever looks after the check-in alone. */
    analyses: false,
    changeLine: '',
    /** The centre has a change of it. */
    changeWaits: false,
    /** How many have enrolled; '' where nobody enrols. */
    enrolment: '',
    fillable: false,
    /** What the share card shows; null before there is a notice. */
    face: null as Face | null,
    removable: false,
    endings: noEndings,
    ended: null as Verdict | null,
    ...notAsking,
  },
  own: () => ({ revision: 0, picture: new DrawnCard() }),
  methods: {
    drawn({ detail }: Told<{ path: string }>) {
      this.picture.drawn(detail.path);
    },
    openPart({ currentTarget }: Tap<{ part: PartRow['part'] }>) {
      const { projectId } = this.params;
      void this.run('open', () => {
        switch (currentTarget.dataset.part) {
          case 'form':
            return open(routes.projectForm, { projectId });
          case 'courses':
            return open(routes.courses, { projectId });
          case 'documents':
            return open(routes.documents, { projectId });
        }
      });
    },
    openAttendance() {
      void this.run('open', () => open(routes.attendance, this.params));
    },
    openEvaluation() {
      void this.run('open', () => open(routes.evaluationForm, { projectId: this.params.projectId }));
    },
    openExam({ currentTarget }: Tap<{ id: string }>) {
      const { projectId } = this.params;
      void this.run('open', () => open(routes.examPaper, { projectId, batchId: currentTarget.dataset.id }));
    },
    openAnalysis({ currentTarget }: Tap<{ id: string }>) {
      const { projectId } = this.params;
      void this.run('open', () => open(routes.analysis, { projectId, batchId: currentTarget.dataset.id }));
    },
    openMaterials({ currentTarget }: Tap<{ id: string }>) {
      void this.run('open', () => open(routes.materials, { roundId: currentTarget.dataset.id }));
    },
    openLecturers({ currentTarget }: Tap<{ id: string }>) {
      const { projectId } = this.params;
      void this.run('open', () => open(routes.lecturerGrant, { projectId, batchId: currentTarget.dataset.id }));
    },
    openNotice() {
      void this.run('open', () => open(routes.notice, this.params));
    },
    openPoster() {
      void this.run('open', () => open(routes.poster, this.params));
    },
    openEnrolments() {
      void this.run('open', () => open(routes.enrolments, this.params));
    },
    resume() {
      void this.run('resume', () => open(routes.projectForm, this.params));
    },
    openChange() {
      void this.run('open', () => open(routes.change, { projectId: this.params.projectId }));
    },
    withdraw() {
      void this.run('withdraw', async (send) => {
        const sure = await ask({
          title: '撤回这次申报？',
          content: '撤回后可以修改，再重新提交。中心已经开始审核的，不能撤回。',
          confirmText: '撤回',
        });
        if (!sure) return;
        try {
          await send('project.withdraw', { projectId: this.params.projectId });
          toast('已撤回', 'none');
        } finally {
          await this.reload();
        }
      });
    },
    askCancel() {
      this.setData({ asking: 'cancel' });
    },
    askClose() {
      if (this.data.endings.close === 'reason') return this.setData({ asking: 'close' });
      void this.run('close', async (send) => {
        const sure = await ask({
          title: '结束这个项目？',
          content: '学分都已生效。结束后不能再改，记录都会保留。',
          confirmText: '结束',
        });
        if (!sure) return;
        const { projectId } = this.params;
        await send('project.close', { projectId, revision: this.revision });
        await this.reload();
      });
    },
    closeSheet() {
      this.setData({ asking: '' });
    },
    end({ detail: { reason } }: Told<{ reason: string }>) {
      const { projectId } = this.params;
      const { revision, data } = this;
      const { asking } = data;
      if (asking === '') return;
      void this.run('end', async (send) => {
        try {
          await send(asking === 'cancel' ? 'project.cancel' : 'project.close', { projectId, revision, reason });
          this.setData({ asking: '' });
        } finally {
          await this.reload();
        }
      });
    },
    remove() {
      void this.run('remove', async (send) => {
        const sure = await ask({
          title: '删除这份草稿？',
          content: '填写的内容会一起删除，不能恢复。',
          confirmText: '删除',
        });
        if (!sure) return;
        await send('project.remove', { projectId: this.params.projectId });
        await leave(routes.adminHome);
      });
    },
  },
  reloadOnShow: true,
  /** The notice is shared, never this page: whoever gets the card is no administrator. */
  onShareAppMessage() {
    return this.picture.on({ title: this.data.face?.title ?? '会议通知', path: routes.notice.url(this.params) });
  },
  async load() {
    const project = await call('project.get', { projectId: this.params.projectId });
    this.revision = project.revision;
    return {
      head: headCard(project),
      parts: partRows(project),
      batches: batchRows(project, serverNow()),
      history: history(project),
      returnReason: returnReasonOf(project),
      analyses: await seesAnalyses(),
      canHold: project.state === 'approved',
      face: faceOfProject(project),
      changeLine: changeLine(project),
      changeWaits: project.change?.state === 'submitted',
      enrolment: enrolmentLine(project),
      fillable: isFillable(project.state),
      endings: endingsOf(project, serverNow()),
      ended: endedNote(project),
      removable: project.state === 'draft' && project.timesSubmitted === 0,
    };
  },
});
