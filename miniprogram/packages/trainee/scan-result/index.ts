import { definePage } from '../../../page/define-page';
import { leave, open, replace } from '../../../page/navigate';
import { routes } from '../../../page/routes';
import { call } from '../../../services/call';
import { latestOutcome, scanAndShow } from '../../../services/scan';
import type { ScanOutcome } from '../../../services/scan-outcome';
import { scanQueue } from '../../../services/scan-queue';
import { session } from '../../../services/session';
import { dayView, outcomeView, queuedView, type DayView, type ResultView } from './index.view';

/** A scan that is still kept on the phone, as it ticks. */
interface QueueView {
  until: number;
  total: number;
  progress: string;
}

/** T3: one outcome at a time, in hand when the page opens: there is nothing to load but the strip of windows below. */
export const page = definePage(routes.scanResult, {
  data: {
    view: null as ResultView | null,
    queue: null as QueueView | null,
    day: null as DayView | null,
    /** What is still to be done: first as the answer tells it, then as the windows of the day do. */
    due: null as ResultView['due'],
  },
  own: () => ({
    stopListening: (): void => undefined,
    /** The kept scan on the screen. */
    shownScan: '',
  }),
  methods: {
    show(outcome: ScanOutcome) {
      if (outcome.kind === 'queued') {
        this.shownScan = outcome.requestId;
        this.showKept();
        return;
      }
      const view = outcomeView(outcome);
      this.setData({ view, due: view.due, queue: null });
      if (outcome.kind === 'recorded') void this.loadDay(outcome.record);
    },
    /** What became of a kept scan: whoever has read it need not be told again. */
    showEnd(requestId: string, outcome: ScanOutcome) {
      scanQueue.forget(requestId);
      this.show(outcome);
    },
    /** The scan that failed comes first: those that wait need nothing from anybody. */
    showQueue() {
      const [ended] = scanQueue.ended();
      const [oldest] = scanQueue.list();
      if (ended) this.showEnd(ended.requestId, ended.end);
      else if (oldest) this.show({ kind: 'queued', requestId: oldest.requestId });
      else this.done();
    },
    showKept() {
      const scan = scanQueue.find(this.shownScan);
      if (scan === undefined) return;
      const { until, total, progress, ...view } = queuedView(scan, scanQueue.sending);
      this.setData({ view, queue: { until, total, progress } });
    },
    /** An extra below the result: when it cannot be had, the result stands without it. */
    async loadDay(record: Parameters<typeof dayView>[1]) {
      try {
        const day = dayView(await call('attendance.today', {}), record);
        if (day !== null) this.setData({ day, due: day.due });
      } catch {
        this.setData({ day: null });
      }
    },
    done() {
      void this.run('done', () => leave(routes.traineeHome));
    },
    openCode() {
      void this.run('openCode', () => open(routes.personalCode, {}));
    },
    act() {
      switch (this.data.view?.action) {
        case 'scan':
          return void this.run('scan', () => scanAndShow({ inPlace: true }));
        case 'register':
          session.forget();
          return void this.run('register', () => replace(routes.register, {}));
        case 'correct':
          return void this.run('correct', () => replace(routes.registration, {}));
        case 'transfer':
          return void this.run('transfer', () => replace(routes.transfer, {}));
        case 'face':
          return void this.run('face', () => replace(routes.face, {}));
        case 'retry':
          void scanQueue.flush();
          return this.showKept();
        case 'done':
        case undefined:
          return this.done();
      }
    },
  },
  opened({ queue }) {
    this.stopListening = scanQueue.listen((scan, outcome) => {
      if (scan.requestId !== this.shownScan) return;
      if (outcome) this.showEnd(scan.requestId, outcome);
      else this.showKept();
    });
    const outcome = queue === true ? undefined : latestOutcome();
    if (outcome) this.show(outcome);
    else this.showQueue();
  },
  onUnload() {
    this.stopListening();
  },
});
