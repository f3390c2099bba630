import { definePage } from '../../../page/define-page';
import { open } from '../../../page/navigate';
import { routes } from '../../../page/routes';
import { placeConsent } from '../../../services/place';
import { agreedToPrivacy } from '../../../services/privacy-consent';
import { scanAndShow } from '../../../services/scan';

/** D4b: whether a scan may take the phone's position, asked once and apart. Either answer goes on to the scanner. */
export const page = definePage(routes.placeConsent, {
  data: { refuses: false },
  methods: {
    /** WeChat's own question comes now: a scan has no time for it. Without a yes to it there is no position to be had. */
    agree() {
      void this.run('agree', async () => {
        placeConsent.set((await agreedToPrivacy()) ? 'agreed' : 'declined');
        await scanAndShow({ inPlace: true });
      });
    },
    decline() {
      placeConsent.set('declined');
      void this.run('decline', () => scanAndShow({ inPlace: true }));
    },
    openPrivacy() {
      void this.run('open', () => open(routes.privacy, {}));
    },
  },
  opened({ refuses = false }) {
    this.setData({ refuses });
  },
});
