import { call } from '../../../services/call';
import { initialLoad, loadInto } from '../../../services/load';
import { session } from '../../../services/session';
import { pageLook } from '../../../styles/page-look';
import { registrationView, type EarlierScans, type RegistrationView } from './index.view';

let scans: EarlierScans;

Page({
  behaviors: [pageLook],
  data: { ...initialLoad, view: null as RegistrationView | null, supportPhone: '' },
  onLoad(query) {
    scans = { kept: Number(query['keptScans'] ?? 0), lapsed: query['lapsed'] !== undefined };
  },
  onShow() {
    void this.load();
  },
  onPullDownRefresh() {
    void this.load();
  },
  load() {
    return loadInto(this, async () => {
      const { trainee, supportPhone } = await session.refresh();
      if (trainee === null) return { status: 'empty' as const };
      return { view: registrationView(await call('registration.mine', {}), scans), supportPhone };
    });
  },
  edit() {
    void wx.redirectTo({ url: '/packages/trainee/register/index' });
  },
  dial() {
    void wx.makePhoneCall({ phoneNumber: this.data.supportPhone });
  },
});
