import { isHeld, REVIEW_HOLD_MS, takeReview } from './review-hold';

const NOW = 1_764_400_000_000;
const [he, tang] = [
  { administratorId: 'he', by: '何静' },
  { administratorId: 'tang', by: '唐丽' },
];

describe('what a reviewer has in hand', () => {
  it('is told to the second one, who does not take it over', () => {
    const first = takeReview(null, { reviewer: he, now: NOW });
    expect(first).toEqual({ mine: true, hold: { ...he, since: NOW, until: NOW + REVIEW_HOLD_MS } });
    expect(takeReview(first.hold, { reviewer: tang, now: NOW + 60_000 })).toEqual({ mine: false, hold: first.hold });
  });

  it('goes on with each sign of its reviewer, and remembers since when', () => {
    const { hold } = takeReview(null, { reviewer: he, now: NOW });
    const later = takeReview(hold, { reviewer: he, now: NOW + 60_000 }).hold;
    expect(later).toMatchObject({ since: NOW, until: NOW + 60_000 + REVIEW_HOLD_MS });
  });

  it('ends by itself, to the millisecond', () => {
    const { hold } = takeReview(null, { reviewer: he, now: NOW });
    expect(isHeld(hold, hold.until - 1)).toBe(true);
    expect(isHeld(hold, hold.until)).toBe(false);
    expect(takeReview(hold, { reviewer: tang, now: hold.until })).toMatchObject({ mine: true, hold: tang });
    expect(isHeld(undefined, NOW)).toBe(false);
  });
});
