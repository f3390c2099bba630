const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const checks = '10X98765432';

/**
 * A well-formed national ID that no person has: region 000000, number `n` (0–27,999), born in January 1990, a thousand
 * people a day.
 * The last character is the checksum of GB 11643.
 */
export function nationalIdOf(n: number): string {
  const birthDay = String(1 + Math.floor(n / 1000)).padStart(2, '0');
  const body = `000000199001${birthDay}${String(n % 1000).padStart(3, '0')}`;
  const sum = weights.reduce((total, weight, index) => total + weight * Number(body.charAt(index)), 0);
  return body + checks.charAt(sum % 11);
}
