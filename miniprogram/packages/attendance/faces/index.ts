import { definePage } from '../../../page/define-page';
import { routes } from '../../../page/routes';
import { call, newRequestId } from '../../../services/call';
import type { Told } from '../../../services/events';
import { toast } from '../../../services/passing';
import { faceCard, notSameReasons, pictureSource, waitingLine, type FaceCard } from './index.view';

/** D5d: two pictures that the comparison was not sure of, one person after the other. No score is shown. */
export const page = definePage(routes.faces, {
  access: 'administrator',
  makes: ['face.decide'],
  data: {
    card: null as FaceCard | null,
    line: '',
    enrolled: '',
    selfie: '',
    /** Both pictures as large as the screen is wide. */
    large: false,
    asking: false,
    reasons: notSameReasons,
  },
  own: () => ({ skipped: 0 }),
  methods: {
    enlarge() {
      this.setData({ large: !this.data.large });
    },
    skip() {
      this.skipped += 1;
      void this.reload({ fresh: true });
    },
    decide(same: boolean, reason: string) {
      const { card } = this.data;
      if (card === null) return;
      void this.run(same ? 'same' : 'other', async (send) => {
        const { projectId, batchId } = this.params;
        const { recorded } = await send('face.decide', { projectId, batchId, checkId: card.checkId, same, reason });
        this.setData({ asking: false });
        toast(recorded ? '已计入' : same ? '注册已退回或离职，没有计入' : '没有计入', 'none');
        await this.reload({ fresh: true });
      });
    },
    same() {
      this.decide(true, '');
    },
    other() {
      this.setData({ asking: true });
    },
    cancel() {
      this.setData({ asking: false });
    },
    reject({ detail: { reason } }: Told<{ reason: string }>) {
      this.decide(false, reason);
    },
  },
  async load() {
    const { projectId, batchId } = this.params;
    const waiting = await call('face.waiting', { projectId, batchId });
    // Whoever was skipped comes again behind the others.
    const at = waiting.rows.length === 0 ? 0 : this.skipped % waiting.rows.length;
    const row = waiting.rows[at];
    if (row === undefined) return { status: 'empty' as const };
    const input = { projectId, batchId, checkId: row.checkId };
    const pair = await call('face.look', input, { requestId: newRequestId() });
    return {
      card: faceCard(row),
      line: waitingLine(at, waiting),
      enrolled: pictureSource(pair.enrolled),
      selfie: pictureSource(pair.selfie),
    };
  },
});
