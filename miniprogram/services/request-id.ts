const ALPHABET = 'ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz23456789';

/** `length` random characters, readable aloud. Enough to keep ids apart, not meant as a secret. */
export function randomText(length: number): string {
  return Array.from({ length }, () => ALPHABET.charAt(Math.floor(Math.random() * ALPHABET.length))).join('');
}

/**
 * The id of one thing the user does. Make it when they act and keep it for every repeat of the same act: the server answers
 * a repeated id with the first answer instead of doing it twice.
 */
export const newRequestId = (): string => randomText(20);
