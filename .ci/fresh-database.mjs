// Test files that run after one another in one browser share its origin: each begins with a database that no other filled.
await new Promise((resolve, reject) => {
  const removal = indexedDB.deleteDatabase('seedpad')
  // What the file before held open closes with its frame; until then this waits.
  removal.onsuccess = resolve
  removal.onerror = () => reject(removal.error)
})
