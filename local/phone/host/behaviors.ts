import type { CodeSpace } from 'glass-easel-miniprogram-adapter';

type AnyBehavior = ReturnType<ReturnType<CodeSpace['behavior']>['register']>;

/** A component's definition, as far as the host looks into it. */
export interface Definition {
  behaviors?: unknown[];
  [field: string]: unknown;
}

/** WeChat's own behaviors, which a component names by a string and the adapter does not know. */
export function nativeBehaviors(space: CodeSpace): (definition: Definition) => Definition {
  const field = space
    .behavior()
    .definition({ properties: { name: { type: String }, value: { type: null } } })
    .register();
  const empty = space.behavior().definition({}).register();
  const known: Record<string, AnyBehavior> = {
    'wx://form-field': field,
    'wx://form-field-button': empty,
    'wx://component-export': empty,
  };
  return (definition) => {
    if (definition.behaviors === undefined) return definition;
    const behaviors = definition.behaviors.map((behavior) => {
      if (typeof behavior !== 'string') return behavior;
      const native = known[behavior];
      if (native === undefined) throw new Error(`behavior ${behavior} is not provided by the phone`);
      return native;
    });
    return { ...definition, behaviors };
  };
}
