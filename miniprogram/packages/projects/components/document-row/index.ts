import type { DocumentRow } from '../../shared/documents';

const noRow: Partial<DocumentRow> = {};

/** One document inside a card: its file, 查看 and 更换, or 上传. Events: `upload {kind}`, `look {kind}`. */
Component({
  options: { virtualHost: true, styleIsolation: 'apply-shared' },
  properties: {
    row: { type: Object, value: noRow },
    required: { type: Boolean, value: true },
  },
  methods: {
    upload() {
      this.triggerEvent('upload', { kind: this.data.row.kind });
    },
    look() {
      this.triggerEvent('look', { kind: this.data.row.kind });
    },
  },
});
