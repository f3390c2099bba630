import type { OutputOf } from '../../../../contract';
import {
  changedFigures,
  generatedItemsOf,
  itemsToMake,
  makeableOf,
  standingOf,
  type MadeOf,
  type MaterialFacts,
} from '../../../../domain/credit/generated-materials';
import type { GrantRound } from '../../../data/documents';
import { factsOf } from '../../../files/address';

type Asked = { facts: MaterialFacts; made: readonly MadeOf[]; now: number };
type Generated = OutputOf<'materials.get'>['generated'];

/** Everything that the system makes for a round, as its page shows it. */
export function generatedOf(round: GrantRound, asked: Asked): Generated {
  const { made = [], reviews } = round;
  const before = reviews.findLast(({ decision }) => decision === 'return')?.materials?.made ?? [];
  return generatedItemsOf(asked.facts).map((item) => {
    const standing = standingOf(item, asked);
    const makeable = makeableOf(item, asked.facts, asked.now);
    const own = made.find((each) => each.item === item && each.next === undefined);
    const earlier = before.find((each) => each.item === item);
    const waits = standing === 'notYet' || standing === 'never';
    return {
      item,
      standing,
      why: waits && makeable.kind !== 'yes' ? makeable.why : null,
      until: waits && makeable.kind === 'notYet' ? makeable.until : null,
      madeAt: own?.madeAt ?? null,
      figures: own?.figures ?? [],
      files: (own?.files ?? []).map((file) => ({ fileId: file.fileId, ...factsOf(file) })),
      changes: own && earlier ? changedFigures(earlier.figures, own.figures) : [],
    };
  });
}

/** How far a job has come that makes them; null where none does. */
export function makingOf({ making }: GrantRound, asked: Asked): OutputOf<'materials.get'>['making'] {
  if (!making) return null;
  const can = generatedItemsOf(asked.facts).filter((item) => makeableOf(item, asked.facts, asked.now).kind === 'yes');
  return { done: can.length - itemsToMake(asked).length, total: can.length };
}
