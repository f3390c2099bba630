import { aPhone, pageOf, settled, tapOn } from '../../../../test/support/pages';

it('a project that is chosen by two quick taps is made once', async () => {
  let moved: (value: object) => void = () => undefined;
  const redirectTo = jest.fn(() => new Promise((resolve) => (moved = resolve)));
  const phone = aPhone(
    (call) =>
      call === 'session.get'
        ? { administrator: { name: '李建华' } }
        : call === 'project.create'
          ? { projectId: 'p1' }
          : { rows: [] },
    { redirectTo },
  );
  const page = await (await pageOf(() => import('./index')))();
  await page.do('select', tapOn({ id: 'e1' }));
  await page.do('create');
  await page.do('create');
  expect(page.data.busy).toBe('create');
  expect(phone.calls.filter((call) => call === 'project.create')).toHaveLength(1);
  expect(redirectTo).toHaveBeenCalledTimes(1);
  moved({});
  await settled();
  expect(page.data.busy).toBe('');
});
