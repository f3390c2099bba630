import { startScanQueue } from './services/scan-queue';

App({
  onLaunch() {
    wx.cloud.init({ traceUser: false });
    startScanQueue();
  },
});
