/** Who wants to hear of changes, by inbox. Says that there is news, never what: the reader looks for himself. */
export function createWatchers() {
  const byInbox = new Map<string, Set<() => void>>()

  return {
    add(inboxId: string, onChange: () => void): () => void {
      const watchers = byInbox.get(inboxId) ?? new Set()
      byInbox.set(inboxId, watchers)
      watchers.add(onChange)
      return () => {
        watchers.delete(onChange)
        if (watchers.size === 0 && byInbox.get(inboxId) === watchers) byInbox.delete(inboxId)
      }
    },
    /** Those that somebody watches. */
    inboxes: (): ReadonlySet<string> => new Set(byInbox.keys()),
    notify(inboxId: string): void {
      for (const onChange of byInbox.get(inboxId) ?? []) onChange()
    },
    notifyAll(): void {
      for (const inboxId of byInbox.keys()) this.notify(inboxId)
    },
  }
}
