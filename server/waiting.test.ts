import { instantOf } from '../domain/kernel/time';
import { waitingDays } from './waiting';

describe('the days something waits', () => {
  it('are counted by midnights in Shanghai, not by 24 hours', () => {
    expect(waitingDays(instantOf('2025-11-28', '23:59:59'), instantOf('2025-11-29', '00:00:00'))).toBe(1);
    expect(waitingDays(instantOf('2025-11-28', '00:00:00'), instantOf('2025-11-28', '23:59:59'))).toBe(0);
    expect(waitingDays(instantOf('2025-11-28', '18:00:00'), instantOf('2025-12-05', '08:00:00'))).toBe(7);
  });

  it('are none for what was not handed in', () => {
    expect(waitingDays(null, instantOf('2025-12-05'))).toBe(0);
  });
});
