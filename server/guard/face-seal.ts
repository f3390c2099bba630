import * as z from 'zod/mini';
import type { Context } from '../call/context';
import { openNationalId, sealNationalId } from './personal-data';

type Keys = Pick<Context, 'secrets' | 'randomBytes'>;

const enrolled = z.strictObject({ descriptor: z.array(z.number()), picture: z.string(), photoDigest: z.string() });
const pair = z.strictObject({ enrolled: z.string(), selfie: z.string() });

/** What is kept of an enrolled face. Pictures are JPEG in base64. */
export type EnrolledFace = z.output<typeof enrolled>;
/** The two pictures that a person compares. */
export type FacePair = z.output<typeof pair>;

/** Faces are sealed as national IDs are, with the person as the owner: what is moved to another person does not open. */
export const sealFace = (keys: Keys, personId: string, face: EnrolledFace | FacePair): string =>
  sealNationalId(keys, personId, JSON.stringify(face));

/** undefined where the key that sealed it was lost: a rotation seals faces anew. Then its person enrols anew. */
function opened(keys: Pick<Keys, 'secrets'>, personId: string, sealed: string): unknown {
  try {
    return JSON.parse(openNationalId(keys, personId, sealed)) as unknown;
  } catch {
    return undefined;
  }
}

export function openEnrolled(keys: Pick<Keys, 'secrets'>, personId: string, sealed: string): EnrolledFace | undefined {
  const found = enrolled.safeParse(opened(keys, personId, sealed));
  return found.success ? found.data : undefined;
}

export function openPair(keys: Pick<Keys, 'secrets'>, personId: string, sealed: string): FacePair | undefined {
  const found = pair.safeParse(opened(keys, personId, sealed));
  return found.success ? found.data : undefined;
}
