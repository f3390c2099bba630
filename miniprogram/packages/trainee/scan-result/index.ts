import { call } from '../../../services/call';
import { latestOutcome, scanAndShow } from '../../../services/scan';
import type { ScanOutcome } from '../../../services/scan-outcome';
import { scanQueue } from '../../../services/scan-queue';
import { session } from '../../../services/session';
import { pageLook } from '../../../styles/page-look';
import { dayView, outcomeView, queuedView, type DayView, type ResultView } from './index.view';

let stopListening: (() => void) | undefined;
/** The kept scan on the screen. */
let shownScan: string | undefined;

/** One outcome at a time, in hand when the page opens: there is nothing to load but the strip of windows below. */
Page({
  behaviors: [pageLook],
  data: {
    view: null as ResultView | null,
    queue: null as { until: number; total: number; progress: string } | null,
    day: null as DayView | null,
    /** What is still to be done: first as the answer tells it, then as the windows of the day do. */
    due: null as ResultView['due'],
  },
  onLoad(query) {
    shownScan = undefined;
    stopListening = scanQueue.listen((scan, outcome) => {
      if (scan.requestId !== shownScan) return;
      if (outcome) this.showEnd(scan.requestId, outcome);
      else this.showKept();
    });
    const outcome = query['queue'] === undefined ? latestOutcome() : undefined;
    if (outcome) this.show(outcome);
    else this.showQueue();
  },
  onUnload() {
    stopListening?.();
  },
  show(outcome: ScanOutcome) {
    if (outcome.kind === 'queued') {
      shownScan = outcome.requestId;
      this.showKept();
      return;
    }
    const view = outcomeView(outcome);
    this.setData({ view, due: view.due, queue: null });
    if (outcome.kind === 'recorded') void this.loadDay(outcome.record);
  },
  /** What became of a kept scan: who has read it need not be told again. */
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
    const scan = shownScan === undefined ? undefined : scanQueue.find(shownScan);
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
    if (getCurrentPages().length > 1) void wx.navigateBack();
    else void wx.switchTab({ url: '/pages/trainee/home/index' });
  },
  async act() {
    switch (this.data.view?.action) {
      case 'scan':
        return scanAndShow({ replace: true });
      case 'register':
        session.forget();
        return void wx.redirectTo({ url: '/packages/trainee/register/index' });
      case 'correct':
        return void wx.redirectTo({ url: '/packages/trainee/registration/index' });
      case 'retry': {
        const sent = scanQueue.flush();
        this.showKept();
        return sent;
      }
      case 'done':
      case undefined:
        return this.done();
    }
  },
});
