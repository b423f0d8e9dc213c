/** The page's database as the browser has it, without Dexie: for reading in bulk, in a worker. Never makes or upgrades it. */
export type RawDatabase = {
  read<T>(store: string, key: IDBValidKey): Promise<T | undefined>
  readMany<T>(store: string, keys: readonly IDBValidKey[]): Promise<(T | undefined)[]>
  /** Up to `most` values whose key, or index key, is in the range. */
  all<T>(store: string, range: IDBKeyRange | null, most: number, index?: string): Promise<T[]>
  /** Primary keys alone. */
  keys(store: string, range: IDBKeyRange | null, index?: string): Promise<string[]>
  /** The greatest key of an index within a range; undefined where there is none. */
  lastKey(store: string, index: string, range: IDBKeyRange): Promise<IDBValidKey | undefined>
  count(store: string): Promise<number>
  /** In one transaction: empties the store where asked, then puts. Not waited for by the disk: it can be made anew. */
  put(store: string, values: readonly unknown[], clearFirst: boolean): Promise<void>
  close(): void
}

/** @throws {DOMException} where the database is not there or can't be opened */
export async function openRawDatabase(onClosed: () => void): Promise<RawDatabase> {
  const opening = indexedDB.open('seedpad')
  // It is the page's to make; a database made here would be an empty one.
  opening.onupgradeneeded = () => opening.transaction?.abort()
  const db = await answerOf(opening)
  const closed = () => {
    db.close()
    onClosed()
  }
  // A newer page may need the database for itself.
  db.onversionchange = closed
  db.onclose = closed

  const storeOf = (name: string) => db.transaction(name).objectStore(name)
  const sourceOf = (name: string, index?: string): IDBObjectStore | IDBIndex =>
    index === undefined ? storeOf(name) : storeOf(name).index(index)
  return {
    read: (store, key) => answerOf(storeOf(store).get(key)),
    readMany(store, keys) {
      const source = storeOf(store)
      return Promise.all(keys.map((key) => answerOf(source.get(key))))
    },
    all: (store, range, most, index) => answerOf(sourceOf(store, index).getAll(range, most)),
    keys: async (store, range, index) =>
      (await answerOf(sourceOf(store, index).getAllKeys(range))).map(String),
    lastKey: async (store, index, range) =>
      (await answerOf(sourceOf(store, index).openKeyCursor(range, 'prev')))?.key,
    count: (store) => answerOf(storeOf(store).count()),
    put(store, values, clearFirst) {
      const transaction = db.transaction(store, 'readwrite', { durability: 'relaxed' })
      const target = transaction.objectStore(store)
      if (clearFirst) target.clear()
      for (const value of values) target.put(value)
      return new Promise((resolve, reject) => {
        transaction.oncomplete = () => resolve()
        transaction.onabort = () => reject(transaction.error)
      })
    },
    close: () => db.close(),
  }
}

function answerOf<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  })
}
