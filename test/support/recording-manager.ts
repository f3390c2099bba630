import type { Manager, Uploader } from '../../scripts/cloud/manager';

interface StoredIndex {
  Name: string;
  Keys: { Name: string; Direction: string }[];
  Unique: boolean;
}
type Detail = Awaited<ReturnType<Manager['functions']['getFunctionDetail']>>;

/**
 * An account that is nobody's: it keeps in memory what it is told, and answers in the shapes of the typings and the public documentation of
 * `@cloudbase/manager-node` 5.6.5. It was written from those alone and has never been compared with a real account.
 */
export class RecordingManager implements Manager, Uploader {
  readonly collections = new Map<string, StoredIndex[]>();
  readonly rules = new Map<string, string>();
  readonly details = new Map<string, Detail>();
  storageAcl: { acl: string; rule?: object } = { acl: 'PRIVATE' };
  /** What was changed, in order; reading is not recorded. */
  readonly changes: string[] = [];
  /** Events that functions were called with. */
  readonly events: { name: string; event: object }[] = [];
  /** A change that is refused once. */
  refuses: string | undefined;

  #change(words: string): void {
    if (this.refuses !== undefined && words.startsWith(this.refuses)) {
      this.refuses = undefined;
      throw new Error('[LimitExceeded] request too frequent');
    }
    this.changes.push(words);
  }

  #indexes(name: string): StoredIndex[] {
    const found = this.collections.get(name);
    if (found === undefined) throw new Error(`[ResourceNotFound] Db or Table not exist: ${name}`);
    return found;
  }

  #detail(name: string): Detail {
    const found = this.details.get(name);
    if (found === undefined) throw new Error(`[ResourceNotFound.Function] ${name}`);
    return found;
  }

  readonly database: Manager['database'] = {
    listCollections: ({ MgoLimit, MgoOffset }) =>
      Promise.resolve({
        Collections: [...this.collections.keys()]
          .slice(MgoOffset, MgoOffset + MgoLimit)
          .map((CollectionName) => ({ CollectionName })),
      }),
    describeCollection: async (name) => ({ Indexes: this.#indexes(name) }),
    createCollectionIfNotExists: async (name) => {
      this.#change(`createCollection ${name}`);
      if (!this.collections.has(name))
        this.collections.set(name, [{ Name: '_id_', Keys: [{ Name: '_id', Direction: '1' }], Unique: true }]);
    },
    updateCollection: async (name, { CreateIndexes = [], DropIndexes = [] }) => {
      const indexes = this.#indexes(name);
      for (const { IndexName } of DropIndexes) {
        this.#change(`dropIndex ${name}.${IndexName}`);
        indexes.splice(0, Infinity, ...indexes.filter((index) => index.Name !== IndexName));
      }
      for (const { IndexName, MgoKeySchema } of CreateIndexes) {
        this.#change(`createIndex ${name}.${IndexName}`);
        if (indexes.some((index) => index.Name === IndexName)) throw new Error('[InvalidParameter] index exists');
        indexes.push({ Name: IndexName, Keys: MgoKeySchema.MgoIndexKeys, Unique: MgoKeySchema.MgoIsUnique });
      }
    },
  };

  readonly permission: Manager['permission'] = {
    describeResourcePermission: async ({ resourceType, resources }) => {
      if ((resources?.length ?? 0) > 100) throw new Error('resources length must be <= 100');
      const names = resourceType === 'function' ? ['function'] : (resources ?? []).map((name) => `collection ${name}`);
      const PermissionList = names.map((name) => {
        const SecurityRule = this.rules.get(name);
        const Resource = name.split(' ')[1] ?? '';
        return SecurityRule === undefined
          ? { Resource, Permission: 'PRIVATE' }
          : { Resource, Permission: 'CUSTOM', SecurityRule };
      });
      return { Data: { PermissionList } };
    },
    modifyResourcePermission: async ({ resourceType, resource, securityRule }) => {
      const name = resourceType === 'function' ? 'function' : `collection ${resource ?? ''}`;
      this.#change(`setRule ${name}`);
      this.rules.set(name, securityRule);
    },
  };

  readonly storage: Manager['storage'] = {
    getStorageAcl: () => Promise.resolve(this.storageAcl),
    setStorageAcl: async (acl, rule) => {
      this.#change('setRule storage');
      this.storageAcl = { acl, rule };
    },
  };

  readonly functions: Manager['functions'] = {
    listFunctions: (limit, offset) =>
      Promise.resolve([...this.details.keys()].slice(offset, offset + limit).map((FunctionName) => ({ FunctionName }))),
    getFunctionDetail: async (name) => this.#detail(name),
    createFunction: async ({ func: { name, runtime, memorySize, timeout, envVariables } }) => {
      this.#change(`createFunction ${name}`);
      if (this.details.has(name)) throw new Error(`[ResourceInUse.FunctionName] ${name}`);
      this.details.set(name, {
        Runtime: runtime,
        MemorySize: memorySize,
        Timeout: timeout,
        Environment: { Variables: Object.entries(envVariables).map(([Key, Value]) => ({ Key, Value })) },
        Triggers: [],
      });
    },
    updateFunctionConfig: async ({ name, memorySize, timeout, envVariables }) => {
      this.#change(`configureFunction ${name}`);
      Object.assign(this.#detail(name), {
        MemorySize: memorySize,
        Timeout: timeout,
        Environment: { Variables: Object.entries(envVariables).map(([Key, Value]) => ({ Key, Value })) },
      });
    },
    createFunctionTriggers: async (name, triggers) => {
      for (const { name: TriggerName, type: Type, config } of triggers) {
        this.#change(`createTrigger ${name}.${TriggerName}`);
        this.#detail(name).Triggers.push({ TriggerName, Type, TriggerDesc: JSON.stringify({ cron: config }) });
      }
    },
    deleteFunctionTrigger: async (name, trigger) => {
      this.#change(`deleteTrigger ${name}.${trigger}`);
      const detail = this.#detail(name);
      detail.Triggers = detail.Triggers.filter(({ TriggerName }) => TriggerName !== trigger);
    },
    invokeFunction: async (name, event) => {
      this.events.push({ name, event });
      return { RetMsg: JSON.stringify({ setUp: { institutions: 1 } }) };
    },
  };

  readonly hosting: Manager['hosting'] = {
    uploadFiles: async ({ cloudPath }) => this.#change(`uploadWeb ${cloudPath}`),
  };

  async uploadFunction(name: string): Promise<void> {
    this.#change(`uploadFunction ${name}`);
    this.#detail(name);
  }

  async uploadMiniprogram(version: string): Promise<void> {
    this.#change(`uploadMiniprogram ${version}`);
  }
}
