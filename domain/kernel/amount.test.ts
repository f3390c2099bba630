import { formatCreditHundredths, formatFen, formatHourTenths, parseFen, parseHourTenths } from './amount';

describe('amounts', () => {
  it('writes credits, hours and money with their fixed decimals', () => {
    expect(formatCreditHundredths(200)).toBe('2.00');
    expect(formatCreditHundredths(5)).toBe('0.05');
    expect(formatHourTenths(60)).toBe('6.0');
    expect(formatFen(123450)).toBe('1234.50');
  });

  it('writes a reversal with its sign', () => {
    expect(formatCreditHundredths(-200)).toBe('-2.00');
    expect(formatCreditHundredths(-5)).toBe('-0.05');
  });

  it('reads short and full spellings as the same amount', () => {
    expect([parseFen('2'), parseFen('2.0'), parseFen(' 2.00 ')]).toEqual([200, 200, 200]);
    expect(parseHourTenths('6.5')).toBe(65);
    expect([parseHourTenths('１２'), parseFen('８０００．５')]).toEqual([120, 800_050]);
    expect(parseFen('1234.5')).toBe(123450);
  });

  it.each(['', ' ', '.', '2.', '.5', '-1', '1e3', '1,000', 'NaN', '2.000', '1234567890'])(
    'takes %p for no amount of money',
    (text) => {
      expect(parseFen(text)).toBeUndefined();
    },
  );

  it('refuses a second decimal of hours', () => {
    expect(parseHourTenths('6.05')).toBeUndefined();
  });
});
