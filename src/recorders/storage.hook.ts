import type { HookKit } from './page-hook.ts';

/** What the hook tells of one write; `text` is the beginning of a value of `length` characters. */
export interface StorageMessage {
  kind: 'write';
  area: 'localStorage' | 'sessionStorage' | 'indexedDB' | 'cacheStorage';
  api: 'setItem' | 'property' | 'IDBObjectStore.put' | 'IDBObjectStore.add' | 'IDBCursor.update' | 'Cache.put' | 'Cache.add';
  name: string;
  text: string;
  length: number;
  stack: string;
  pageTimeMs: number;
  href: string;
  origin: string;
}

/** Told once by a document that writes more than is recorded. */
export interface StorageLimit {
  kind: 'limit';
  origin: string;
}

/**
 * Web storage, IndexedDB and CacheStorage as scripts write to them. Runs in a page: stands alone but
 * for its argument. A write by property (`localStorage.id = …`) passes no method: it is noticed by a
 * new key, at the next access or the end of the task, and told of the script that took the storage
 * object last.
 */
export function hookStorageWrites(kit: HookKit): void {
  const MOST = 2000;
  const MOST_STACKS = 1000;
  /** A look goes through all keys, so a page that sets thousands by property is looked at this often only. */
  const MOST_LOOKS = 200;
  const LONGEST = 4096;
  const { apply, stackNow, tell, wrap } = kit;
  const { getOwnPropertyDescriptor, defineProperty } = Reflect;
  const scope = globalThis as unknown as Record<string, { prototype: object } | undefined>;
  const prototypeOf = (name: string): object | undefined => scope[name]?.prototype;
  const stringify = JSON.stringify.bind(JSON);
  const slice = String.prototype.slice;
  const concat = String.prototype.concat;
  const then = Promise.prototype.then;
  const text = (value: unknown): string => apply(concat, '', [value]) as string;

  let told = 0;
  const report = (area: string, api: string, name: string, value: string, stack: string): void => {
    told += 1;
    if (told > MOST) {
      if (told === MOST + 1) tell({ kind: 'limit' });
      return;
    }
    const beginning = apply(slice, value, [0, LONGEST]) as string;
    tell({ kind: 'write', area, api, name: apply(slice, name, [0, 200]), text: beginning, length: value.length, stack });
  };
  const full = (): boolean => told > MOST;

  // Web storage. The areas are told apart by the object that window holds; opaque origins have none.
  const storage = prototypeOf('Storage');
  const lengthOf = storage === undefined ? undefined : getOwnPropertyDescriptor(storage, 'length')?.get;
  const keyAt = storage === undefined ? undefined : (getOwnPropertyDescriptor(storage, 'key')?.value as unknown);
  const getItem = storage === undefined ? undefined : (getOwnPropertyDescriptor(storage, 'getItem')?.value as unknown);
  interface Watched {
    area: string;
    object: object | null;
    keys: Set<string> | null;
    stack: string | null;
  }
  const watched: Watched[] = [];
  const has = Set.prototype.has;
  const addTo = Set.prototype.add;
  const deleteFrom = Set.prototype.delete;
  const NativeSet = Set;
  const keysOf = (object: object): string[] => {
    const keys: string[] = [];
    const count = apply(lengthOf, object, []) as number;
    for (let i = 0; i < count && i < 5000; i += 1) keys[keys.length] = apply(keyAt, object, [i]) as string;
    return keys;
  };
  const remember = (one: Watched): void => {
    if (one.object === null) return;
    const keys = new NativeSet<string>();
    const found = keysOf(one.object);
    for (let i = 0; i < found.length; i += 1) apply(addTo, keys, [found[i]]);
    one.keys = keys;
  };
  const size = getOwnPropertyDescriptor(Set.prototype, 'size')?.get;
  /** Tells keys that appeared since the last look and that no method set. */
  let looks = 0;
  const look = (one: Watched): void => {
    if (one.object === null || one.keys === null || looks > MOST_LOOKS) return;
    if ((apply(lengthOf, one.object, []) as number) === apply(size, one.keys, [])) return;
    looks += 1;
    const found = keysOf(one.object);
    for (let i = 0; i < found.length; i += 1) {
      const key = found[i] as string;
      if (apply(has, one.keys, [key]) === true) continue;
      if (one.stack !== null) report(one.area, 'property', key, text(apply(getItem, one.object, [key])), one.stack);
    }
    remember(one);
  };
  let scheduled = false;
  let stacks = 0;
  const resolved = Promise.resolve();
  const lookSoon = (): void => {
    if (scheduled) return;
    scheduled = true;
    apply(then, resolved, [
      () => {
        scheduled = false;
        for (let i = 0; i < watched.length; i += 1) look(watched[i] as Watched);
      },
    ]);
  };
  if (lengthOf !== undefined && storage !== undefined) {
    for (const area of ['localStorage', 'sessionStorage']) {
      const descriptor = getOwnPropertyDescriptor(globalThis, area);
      if (descriptor?.get === undefined || descriptor.configurable !== true) continue;
      const one: Watched = { area, object: null, keys: null, stack: null };
      watched[watched.length] = one;
      defineProperty(globalThis, area, {
        ...descriptor,
        get: new Proxy(descriptor.get, {
          apply(target, self, args: unknown[]) {
            const object = apply(target, self, args) as object;
            if (self !== globalThis && self !== undefined) return object;
            if (one.object === null) {
              one.object = object;
              remember(one);
            } else look(one);
            stacks += 1;
            if (stacks <= MOST_STACKS) {
              one.stack = stackNow();
              lookSoon();
            } else one.stack = null;
            return object;
          },
        }),
      });
    }
    wrap(storage, 'setItem', (self, args, original) => {
      const one = watched[0]?.object === self ? watched[0] : watched[1]?.object === self ? watched[1] : undefined;
      if (one === undefined || args.length < 2) return original();
      look(one);
      const key = text(args[0]);
      const value = text(args[1]);
      args[0] = key;
      args[1] = value;
      const result = original();
      if (one.keys !== null) apply(addTo, one.keys, [key]);
      if (!full()) report(one.area, 'setItem', key, value, stackNow());
      return result;
    });
    for (const method of ['removeItem', 'clear']) {
      wrap(storage, method, (self, args, original) => {
        const one = watched[0]?.object === self ? watched[0] : watched[1]?.object === self ? watched[1] : undefined;
        if (one !== undefined) look(one);
        if (method === 'removeItem' && args.length > 0) args[0] = text(args[0]);
        const result = original();
        if (one?.keys !== undefined && one.keys !== null) {
          if (method === 'clear') one.keys = new NativeSet<string>();
          else apply(deleteFrom, one.keys, [args[0]]);
        }
        return result;
      });
    }
  }

  // IndexedDB: told when it is asked for; the snapshot tells whether it was kept.
  const isView = ArrayBuffer.isView;
  const json = (value: unknown): string => {
    let nodes = 0;
    try {
      const bounded = (_key: string, node: unknown): unknown => {
        nodes += 1;
        if (nodes > 1000) throw new RangeError('large');
        return isView(node) ? 'binary' : node;
      };
      return stringify(value, bounded) ?? text(typeof value);
    } catch {
      return '[not told]'; // Large, a cycle, a bigint, a getter that throws.
    }
  };
  const getter = (prototype: string, property: string): unknown => {
    const owner = prototypeOf(prototype);
    return owner === undefined ? undefined : getOwnPropertyDescriptor(owner, property)?.get;
  };
  const storeName = getter('IDBObjectStore', 'name');
  const storeTransaction = getter('IDBObjectStore', 'transaction');
  const storeKeyPath = getter('IDBObjectStore', 'keyPath');
  const transactionDb = getter('IDBTransaction', 'db');
  const databaseName = getter('IDBDatabase', 'name');
  const recordKey = (store: unknown, given: unknown, value: unknown): string => {
    let key = given;
    const path = apply(storeKeyPath, store, []);
    if (key === undefined && typeof path === 'string' && typeof value === 'object' && value !== null)
      key = (value as Record<string, unknown>)[path];
    return typeof key === 'string' || typeof key === 'number' ? text(key) : '*';
  };
  const databaseWrite = (api: string, store: unknown, key: unknown, value: unknown): void => {
    if (full()) return;
    try {
      const database = apply(databaseName, apply(transactionDb, apply(storeTransaction, store, []), []), []) as string;
      const name = `${database}/${apply(storeName, store, []) as string}/${recordKey(store, key, value)}`;
      report('indexedDB', api, name, json(value), stackNow());
    } catch {
      // A key of the page's own making that throws: the write itself went through.
    }
  };
  for (const method of ['put', 'add']) {
    wrap(prototypeOf('IDBObjectStore'), method, (self, args, original) => {
      const result = original();
      databaseWrite(`IDBObjectStore.${method}`, self, args[1], args[0]);
      return result;
    });
  }
  const cursorSource = getter('IDBCursor', 'source');
  const cursorKey = getter('IDBCursor', 'primaryKey');
  const indexStore = getter('IDBIndex', 'objectStore');
  wrap(prototypeOf('IDBCursor'), 'update', (self, args, original) => {
    const result = original();
    const source = apply(cursorSource, self, []);
    const store = (() => {
      try {
        return apply(indexStore, source, []);
      } catch {
        return source; // A cursor over the store itself, not over an index of it.
      }
    })();
    databaseWrite('IDBCursor.update', store, apply(cursorKey, self, []), args[0]);
    return result;
  });

  // CacheStorage: the name of a cache is known to who opened it, so it is kept beside the cache.
  const names = new WeakMap<object, string>();
  const setName = WeakMap.prototype.set;
  const nameOf = WeakMap.prototype.get;
  wrap(prototypeOf('CacheStorage'), 'open', (_self, args, original) => {
    const opened = original();
    const name = text(args[0]);
    return apply(then, opened, [
      (cache: object) => {
        apply(setName, names, [cache, name]);
        return cache;
      },
    ]);
  });
  const urlOf = getter('Request', 'url');
  const address = (request: unknown): string => {
    try {
      return typeof request === 'object' && request !== null
        ? (apply(urlOf, request, []) as string)
        : new URL(text(request), location.href).href;
    } catch {
      return text(request);
    }
  };
  const clone =
    prototypeOf('Response') === undefined ? undefined : getOwnPropertyDescriptor(prototypeOf('Response') as object, 'clone')?.value;
  const readText =
    prototypeOf('Response') === undefined ? undefined : getOwnPropertyDescriptor(prototypeOf('Response') as object, 'text')?.value;
  const typeOf = getter('Response', 'headers');
  const header =
    prototypeOf('Headers') === undefined ? undefined : getOwnPropertyDescriptor(prototypeOf('Headers') as object, 'get')?.value;
  wrap(prototypeOf('Cache'), 'put', (self, args, original) => {
    const stack = stackNow();
    const name = `${(apply(nameOf, names, [self]) as string | undefined) ?? '*'} ${address(args[0])}`;
    let copy: unknown;
    try {
      const type = apply(header, apply(typeOf, args[1], []), ['content-type']) as string | null;
      const length = Number(apply(header, apply(typeOf, args[1], []), ['content-length']) ?? 0);
      if (type !== null && /^(text\/plain|application\/json)/.test(type) && length <= LONGEST) copy = apply(clone, args[1], []);
    } catch {
      copy = undefined; // No response, or one that was read already: the call itself will say so.
    }
    const result = original();
    if (copy === undefined) report('cacheStorage', 'Cache.put', name, '', stack);
    else
      apply(then, apply(readText, copy, []), [
        (body: string) => report('cacheStorage', 'Cache.put', name, body, stack),
        () => report('cacheStorage', 'Cache.put', name, '', stack),
      ]);
    return result;
  });
  for (const method of ['add', 'addAll']) {
    wrap(prototypeOf('Cache'), method, (self, args, original) => {
      const cache = (apply(nameOf, names, [self]) as string | undefined) ?? '*';
      const stack = stackNow();
      const result = original();
      const all = method === 'add' ? [args[0]] : (args[0] as unknown[]);
      for (let i = 0; i < (all?.length ?? 0) && i < 200; i += 1)
        report('cacheStorage', 'Cache.add', `${cache} ${address(all[i])}`, '', stack);
      return result;
    });
  }
}
