import type { DocumentKind } from '../../../../../domain/project/project';
import { defineComponent, detail } from '../../../../page/define-component';
import type { DocumentRow } from '../../shared/documents';

/** One document inside a card: its file, 查看 and 更换, or 上传. */
export const component = defineComponent({
  options: { virtualHost: true, styleIsolation: 'apply-shared' },
  properties: { row: null as DocumentRow | null, required: true },
  events: { upload: detail<{ kind: DocumentKind }>(), look: detail<{ kind: DocumentKind }>() },
  methods: {
    upload() {
      const { row } = this.data;
      if (row !== null) this.tell('upload', { kind: row.kind });
    },
    look() {
      const { row } = this.data;
      if (row !== null) this.tell('look', { kind: row.kind });
    },
  },
});
