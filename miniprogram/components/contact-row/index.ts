import { defineComponent } from '../../page/define-component';
import { dial } from '../../page/sheets';
import { findContact, type Contact, type ContactOf } from '../../services/contacts';

const ofNobody: { of: ContactOf | '' } = { of: '' };

/**
 * Whom to call where somebody waits for an office, or was refused by it: name and number that are on file, with a button that dials
 * (rules: "Whom to call"). It asks by itself, and shows nothing where there is no number.
 */
export const component = defineComponent({
  options: { virtualHost: true, styleIsolation: 'apply-shared' },
  properties: {
    ...ofNobody,
    /** Of `project` alone. */
    projectId: '',
    /** What one may ask there. */
    note: '可以问审核进度',
  },
  data: { contact: null as Contact | null, line: '' },
  observers: {
    of() {
      void this.find();
    },
    projectId() {
      void this.find();
    },
  },
  methods: {
    async find() {
      const { of, projectId } = this.data;
      const contact = of === '' || (of === 'project' && projectId === '') ? null : await findContact(of, projectId);
      if (of !== this.data.of || projectId !== this.data.projectId) return;
      const line = contact === null ? '' : [contact.name, contact.phone].filter((part) => part !== '').join(' ');
      this.setData({ contact, line });
    },
    callContact() {
      const { contact } = this.data;
      if (contact !== null) void this.run('callContact', () => dial(contact.phone));
    },
  },
});
