import type { Envelope, ErrorCode } from '../../contract';
import { transformed, type Transformation } from './answers/transform';
import type { RealAnswers, Request } from './answers/real';
import type { Answering, Outcome } from './phone';
import type { Scene, State } from './registry';

/** What the phones were told, so that a state that changes nothing is not taken for one. */
export interface Told {
  calls: number;
  /** Answers that are not as the server gave them. */
  changed: number;
}

const refusal = (code: ErrorCode): Envelope<unknown> => ({
  ok: false,
  error: { code, requestId: '7c1d52e0-4f6b-4a2e-9d3c-e52f7a90c41b' },
});
const transformations: Partial<Record<State, Transformation>> = { empty: 'empty', long: 'long', many: 'many' };

/**
 * How calls are answered to a page that is to be in a state.
 * @param scene what becomes of its calls
 */
export function answeringFor(
  state: State,
  real: RealAnswers,
  told: Told,
  { broken, refused }: Pick<Scene, 'broken' | 'refused'> = {},
): Answering {
  const answer = async (request: Request): Promise<Outcome> => {
    const transformation = transformations[state];
    if (state === 'loading') return { kind: 'never' };
    if (state === 'failed' || request.call === broken) return { kind: 'broken' };
    if (request.call === refused?.call) return { kind: 'answer', envelope: refusal(refused.code) };
    if (state === 'internal') return { kind: 'answer', envelope: refusal('internal') };
    // Of a list that was made longer the cursors are made too: the server knows only where the list begins.
    const asked = transformation === 'many' ? withoutCursor(request) : request;
    const envelope = await real.answer(asked);
    if (transformation === undefined || !envelope.ok) return { kind: 'answer', envelope };
    const data = transformed(transformation, request.call, request.input, envelope.data);
    if (JSON.stringify(data) !== JSON.stringify(envelope.data)) told.changed += 1;
    return { kind: 'answer', envelope: { ...envelope, data } };
  };
  return (request) => {
    told.calls += 1;
    return answer(request);
  };
}

function withoutCursor(request: Request): Request {
  const { cursor: _, ...input } = request.input as Record<string, unknown>;
  return { ...request, input };
}
