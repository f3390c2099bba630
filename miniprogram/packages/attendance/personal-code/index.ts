import { definePage } from '../../../page/define-page';
import { routes } from '../../../page/routes';
import { call } from '../../../services/call';
import { serverNow } from '../../../services/server-clock';

/** A code that could not be renewed is asked for again so soon. */
const AGAIN_MS = 5000;

/** D8b, 个人码: shown to the administrator's scanner. A new one comes before the old one ends, for as long as the page is seen. */
export const page = definePage(routes.personalCode, {
  reloadOnShow: true,
  data: { code: '', name: '', from: '', personNumber: '' },
  own: () => ({ renewing: undefined as ReturnType<typeof setTimeout> | undefined }),
  methods: {
    stop() {
      if (this.renewing !== undefined) clearTimeout(this.renewing);
      this.renewing = undefined;
    },
    renewAt(at: number) {
      this.stop();
      this.renewing = setTimeout(() => void this.reload(), Math.max(AGAIN_MS, at - serverNow()));
    },
  },
  async load() {
    // Should this one fail, the next comes soon all the same.
    this.renewAt(0);
    const { code, renewAt, name, personNumber, institutionName, departmentName } = await call('personalCode.mine', {});
    this.renewAt(renewAt);
    return { code, name, personNumber, from: `${institutionName} · ${departmentName}` };
  },
  onHide() {
    this.stop();
  },
  onUnload() {
    this.stop();
  },
});
