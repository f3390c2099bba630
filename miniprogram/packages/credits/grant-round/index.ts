import { call } from '../../../services/call';
import { titleBar } from '../../../services/passing';
import { definePage } from '../../../page/define-page';
import { backTo, open } from '../../../page/navigate';
import { ask } from '../../../page/sheets';
import { routes } from '../../../page/routes';
import { roundView, type RoundView } from './index.view';

const POLL_MS = 1000;

/** A8b and A8c: a grant round while it is written, and what came of it. */
export const page = definePage(routes.grantRound, {
  access: 'administrator',
  makes: ['grant.stop'],
  data: { round: null as RoundView | null },
  own: () => ({
    projectId: '',
    running: false,
    visible: false,
    timer: undefined as ReturnType<typeof setTimeout> | undefined,
  }),
  reloadOnShow: true,
  methods: {
    cancelTimer() {
      if (this.timer !== undefined) clearTimeout(this.timer);
      this.timer = undefined;
    },
    /** The round goes on by itself; only looking at it stops. */
    rest() {
      this.visible = false;
      this.cancelTimer();
    },
    lookAgain() {
      this.cancelTimer();
      if (this.visible && this.running) this.timer = setTimeout(() => void this.reload(), POLL_MS);
    },
    stop() {
      void this.run('stop', async (send) => {
        const content = '已经授分的人保留学分；没有核对到的人留到下一批，可以再授。';
        if (!(await ask({ title: '停止授分？', content, confirmText: '停止' }))) return;
        await send('grant.stop', { roundId: this.params.roundId });
        await this.reload();
      });
    },
    openOutcomes() {
      void this.run('open', () => open(routes.roundOutcomes, { roundId: this.params.roundId }));
    },
    openMaterials() {
      void this.run('open', () => open(routes.materials, { roundId: this.params.roundId }));
    },
    openProject() {
      void this.run('open', () => backTo(routes.project, { projectId: this.projectId }));
    },
  },
  async load() {
    this.cancelTimer();
    try {
      const round = await call('grant.round', { roundId: this.params.roundId });
      const view = roundView(round);
      this.projectId = round.projectId;
      this.running = view.running;
      titleBar(view.running ? '正在授分' : '授分结果');
      return { round: view };
    } finally {
      // Also after a look that failed.
      this.lookAgain();
    }
  },
  onShow() {
    this.visible = true;
  },
  onHide() {
    this.rest();
  },
  onUnload() {
    this.rest();
  },
});
