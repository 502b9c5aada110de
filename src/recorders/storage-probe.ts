/** One item as the probe reads it: the beginning of its value, and how long it is. */
export interface ProbedItem {
  area: 'localStorage' | 'sessionStorage' | 'indexedDB' | 'cacheStorage';
  name: string;
  text: string;
  length: number;
}

export interface Probed {
  items: ProbedItem[];
  problems: string[];
}

/**
 * Reads all that one origin stores, from an isolated world of one of its documents. Stands alone. Opens
 * databases as they are: one that would have to be made or upgraded is left alone.
 *
 * @param limitMs for IndexedDB and CacheStorage together; 0: they are not asked
 */
export async function probeStorage(limitMs: number): Promise<Probed> {
  const MOST = 2000;
  const MOST_RECORDS = 300;
  const LONGEST = 4096;
  const items: ProbedItem[] = [];
  const problems: string[] = [];
  const add = (area: ProbedItem['area'], name: string, text: string, length = text.length): void => {
    if (items.length < MOST) items.push({ area, name, text: text.slice(0, LONGEST), length });
    else if (!problems.includes(`more than ${MOST} items`)) problems.push(`more than ${MOST} items`);
  };
  for (const area of ['localStorage', 'sessionStorage'] as const) {
    try {
      const storage = window[area];
      for (let i = 0; i < storage.length && i <= MOST; i += 1) {
        const key = storage.key(i) ?? '';
        add(area, key, storage.getItem(key) ?? '');
      }
    } catch {
      // Blocked for this frame: it stores nothing there either.
    }
  }
  const ask = async <T>(request: IDBRequest<T>): Promise<T> =>
    await new Promise((resolve, reject) => {
      request.addEventListener('success', () => resolve(request.result));
      request.addEventListener('error', () => reject(request.error ?? new Error('refused')));
    });
  const open = async (name: string): Promise<IDBDatabase | null> =>
    await new Promise((resolve) => {
      const request = indexedDB.open(name);
      request.addEventListener('upgradeneeded', () => request.transaction?.abort());
      request.addEventListener('success', () => resolve(request.result));
      request.addEventListener('error', () => resolve(null));
      request.addEventListener('blocked', () => resolve(null));
    });
  const json = (value: unknown): string => {
    let nodes = 0;
    try {
      const bounded = (_key: string, node: unknown): unknown => {
        nodes += 1;
        if (nodes > 1000) throw new RangeError('large');
        return ArrayBuffer.isView(node) ? 'binary' : node;
      };
      return JSON.stringify(value, bounded) ?? typeof value;
    } catch {
      return '[not told]';
    }
  };
  const databases = async (): Promise<void> => {
    if (typeof indexedDB === 'undefined') return;
    for (const { name } of await indexedDB.databases()) {
      const database = name === undefined ? null : await open(name);
      if (database === null) continue;
      try {
        const stores = [...database.objectStoreNames];
        if (stores.length === 0) continue;
        const transaction = database.transaction(stores, 'readonly');
        for (const store of stores) {
          const object = transaction.objectStore(store);
          const [keys, values] = await Promise.all([ask(object.getAllKeys(null, MOST_RECORDS)), ask(object.getAll(null, MOST_RECORDS))]);
          for (const [at, key] of keys.entries()) {
            const told = typeof key === 'string' || typeof key === 'number' ? String(key) : '*';
            add('indexedDB', `${name ?? ''}/${store}/${told}`, json(values[at]));
          }
          if (keys.length >= MOST_RECORDS) problems.push(`more than ${MOST_RECORDS} records in ${name ?? ''}/${store}`);
        }
      } finally {
        database.close();
      }
    }
  };
  const cachesOf = async (): Promise<void> => {
    if (typeof caches === 'undefined') return;
    for (const name of await caches.keys()) {
      const cache = await caches.open(name);
      const requests = await cache.keys();
      if (requests.length > MOST_RECORDS) problems.push(`more than ${MOST_RECORDS} answers in ${name}`);
      for (const request of requests.slice(0, MOST_RECORDS)) {
        const response = await cache.match(request, { ignoreVary: true });
        const type = response?.headers.get('content-type') ?? '';
        const length = Number(response?.headers.get('content-length') ?? 0);
        const readable = response !== undefined && length <= LONGEST && /^(text\/plain|application\/json)/.test(type);
        add('cacheStorage', `${name} ${request.url}`, readable ? await response.text() : '');
      }
    }
  };
  if (limitMs === 0) return { items, problems };
  const all = Promise.allSettled([databases(), cachesOf()]);
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<'late'>((resolve) => {
    timer = setTimeout(() => resolve('late'), limitMs);
  });
  const done = await Promise.race([all, late]);
  clearTimeout(timer);
  if (done === 'late') problems.push('IndexedDB and CacheStorage did not answer in time');
  else for (const one of done) if (one.status === 'rejected') problems.push(String(one.reason).slice(0, 200));
  return { items, problems };
}
