import { identityLabels } from './identity';
import { scrollToPart } from '../../../services/passing';

/** The parts of a form, by the ids `part-…` in its page. */
export type Part = 'identity' | 'practice' | 'consent';

/** In which part of a form a field lies. */
export function partOf(field: string): Part {
  if (field === 'consent') return 'consent';
  return field in identityLabels ? 'identity' : 'practice';
}

/** Scrolls to the part with a field: a page finds the ids of its own template alone, not those inside its components. */
export function showPart(field: string): void {
  scrollToPart(`#part-${partOf(field)}`, { above: 16 });
}
