/** `registrationReview` → `registration-review` */
export const kebab = (camel: string): string => camel.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

/** `registration-review` → `registrationReview` */
export const camel = (words: string): string =>
  words.replace(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());

/** `review` → `Review` */
export const capital = (name: string): string => name.slice(0, 1).toUpperCase() + name.slice(1);
