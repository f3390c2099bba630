const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const checks = '10X98765432';

/**
 * A well-formed national ID that no person has: region 000000, born 1 January 1990, number `n` (0–999).
 * The last character is the checksum of GB 11643.
 */
export function nationalIdOf(n: number): string {
  const body = `00000019900101${String(n).padStart(3, '0')}`;
  const sum = weights.reduce((total, weight, index) => total + weight * Number(body.charAt(index)), 0);
  return body + checks.charAt(sum % 11);
}
