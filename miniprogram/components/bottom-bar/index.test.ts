import { componentOf } from '../../../test/support/components';
import { aPhone } from '../../../test/support/pages';

/** A bar with two buttons, and which of them were heard. */
async function bar(properties: object) {
  aPhone(() => ({}));
  const held = (await componentOf(() => import('./index')))(properties);
  await held.do('primary');
  await held.do('secondary');
  return held.told.map(([name]) => name);
}

describe('a bar with two buttons', () => {
  it('tells which one was pressed', async () => {
    expect(await bar({ primary: '继续填写', secondary: '删除草稿' })).toEqual(['primary', 'secondary']);
  });

  it.each(['primary', 'secondary'])('is silent while the %s one works', async (busy) => {
    expect(await bar({ busy })).toEqual([]);
  });

  it('does not tell of one that is grey', async () => {
    expect(await bar({ primaryDisabled: true })).toEqual(['secondary']);
    expect(await bar({ secondaryDisabled: true })).toEqual(['primary']);
  });
});
