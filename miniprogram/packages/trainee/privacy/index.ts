import { definePage } from '../../../page/define-page';
import { open } from '../../../page/navigate';
import { routes } from '../../../page/routes';
import type { Told } from '../../../services/events';
import { agreedToPrivacy } from '../../../services/privacy-consent';
import { placeConsent } from '../../../services/place';
import { placeLine, sections } from './index.view';

/** A text that comes with the app, and the consents that can be given and taken back: nothing is loaded. */
export const page = definePage(routes.privacy, {
  data: { sections, placeAgreed: false, placeLine: '' },
  methods: {
    openFace() {
      void this.run('open', () => open(routes.face, {}));
    },
    showConsent() {
      const consent = placeConsent.get();
      this.setData({ placeAgreed: consent === 'agreed', placeLine: placeLine(consent) });
    },
    async togglePlace({ detail: { value } }: Told<{ value: boolean }>) {
      await this.run('place', async () => {
        placeConsent.set(value && (await agreedToPrivacy()) ? 'agreed' : 'declined');
      });
      this.showConsent();
    },
  },
  onShow() {
    this.showConsent();
  },
});
