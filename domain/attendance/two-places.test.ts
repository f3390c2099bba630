import { instantOf } from '../kernel/time';
import { atTwoPlaces } from './two-places';

const at = (clock: string, personId = 'p1') => ({ personId, evidenceAt: instantOf('2025-11-29', clock) });

describe('somebody seen in two halls', () => {
  it('is doubted less than ten minutes apart, on either side', () => {
    const records = [at('08:00:00'), at('08:19:59'), at('14:00:00')];
    expect(atTwoPlaces(records, [at('08:10:00')])).toEqual([[at('08:19:59'), at('08:10:00').evidenceAt]]);
    expect(atTwoPlaces(records, [at('07:50:01'), at('13:50:00')])).toEqual([
      [at('08:00:00'), at('07:50:01').evidenceAt],
    ]);
  });

  it('is not doubted for what another person did', () => {
    expect(atTwoPlaces([at('08:00:00')], [at('08:00:00', 'p2')])).toEqual([]);
    expect(atTwoPlaces([at('08:00:00')], [])).toEqual([]);
  });
});
