import type { CollectionDeclaration } from '../../../local/cloud';

export const crashCollections: CollectionDeclaration[] = [
  { name: 'records', indexes: [{ name: 'person', fields: [{ path: 'person', order: 1 }], unique: true }] },
  { name: 'accounts', indexes: [] },
];
