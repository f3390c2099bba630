import type { Stage } from './stage';

/** A chapter of a journey, told as what somebody can do. Later steps stand on what earlier ones left behind. */
export interface Step {
  name: string;
  /** Rows of the manual (docs/manual.md) that the step shows. `test/docs/manual-journeys.test.ts` asks for those that are built. */
  rows?: readonly `M${number}`[];
  run(stage: Stage): Promise<void>;
}
