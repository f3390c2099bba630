import { call } from '../../../services/call';
import { initialLoad, loadInto } from '../../../services/load';
import { session } from '../../../services/session';
import { pageLook } from '../../../styles/page-look';
import { rebindingView, registrationView, type EarlierScans, type RegistrationView } from './index.view';

let scans: EarlierScans;

Page({
  behaviors: [pageLook],
  data: {
    ...initialLoad,
    view: null as RegistrationView | null,
    supportPhone: '',
    /** The page shows a request for a registration, not a registration. */
    rebinding: false,
  },
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
      const { trainee, rebinding, supportPhone } = await session.refresh();
      if (trainee === null) {
        if (rebinding === null) return { status: 'empty' as const, view: null };
        // What administrators are told to ask for stands on this page under this name.
        void wx.setNavigationBarTitle({ title: '换绑申请' });
        return { view: rebindingView(rebinding), rebinding: true, supportPhone };
      }
      const { rebindingAskedAt } = trainee;
      const view = registrationView(await call('registration.mine', {}), { scans, rebindingAskedAt });
      return { view, rebinding: false, supportPhone };
    });
  },
  act() {
    if (this.data.rebinding) void wx.redirectTo({ url: '/packages/trainee/rebinding/index' });
    else this.register();
  },
  register() {
    void wx.redirectTo({ url: '/packages/trainee/register/index' });
  },
  dial() {
    void wx.makePhoneCall({ phoneNumber: this.data.supportPhone });
  },
});
