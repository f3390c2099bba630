import { askPrivacyOurselves } from './services/privacy';
import { scanQueue, startScanQueue } from './services/scan-queue';

App({
  onLaunch() {
    wx.cloud.init({ traceUser: false });
    askPrivacyOurselves();
    startScanQueue();
  },
  /** At the start, and each time the user comes back: WeChat lets no timer run while the app is not seen. */
  onShow() {
    void scanQueue.flush();
  },
});
