import { componentOf } from '../../../test/support/components';
import { aPhone } from '../../../test/support/pages';
import { dayOf, yearOf } from '../../../domain/kernel/time';
import { serverNow } from '../../services/server-clock';

it('turns to the years that are on record, and not into the future', async () => {
  aPhone(() => ({}));
  const put = await componentOf(() => import('./index'));
  const thisYear = yearOf(dayOf(serverNow()));
  const field = put({ year: thisYear });
  await field.do('later');
  await field.do('earlier');
  expect(field.told).toEqual([['turn', { year: thisYear - 1 }]]);
  const first = put({ year: 2000 });
  await first.do('earlier');
  await first.do('later');
  expect(first.told).toEqual([['turn', { year: 2001 }]]);
});
