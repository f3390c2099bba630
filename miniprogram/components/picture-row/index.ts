import { defineComponent, detail, nothing } from '../../page/define-component';
import type { Tap } from '../../services/events';
import { sheet } from '../../page/sheets';

/** A picture by its path on the phone or its address. */
export interface ShownPicture {
  key: string;
  path: string;
  name: string;
}

/** A few pictures side by side, large on a tap. With `room` more can be added, and each taken away. */
export const component = defineComponent({
  options: { virtualHost: true },
  properties: { pictures: [] as ShownPicture[], edits: false, room: 0, addLabel: '拍照' },
  events: { add: nothing, remove: detail<{ key: string }>() },
  methods: {
    add() {
      this.tell('add');
    },
    remove({ currentTarget }: Tap<{ key: string }>) {
      this.tell('remove', { key: currentTarget.dataset.key });
    },
    look({ currentTarget }: Tap<{ key: string }>) {
      const { pictures } = this.data;
      const current = pictures.find(({ key }) => key === currentTarget.dataset.key)?.path ?? '';
      void this.run('look', async () => {
        await sheet(() => wx.previewImage({ urls: pictures.map(({ path }) => path), current }));
      });
    },
  },
});
