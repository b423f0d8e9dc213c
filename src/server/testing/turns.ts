/** Lets the event loop go round once. */
export const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

/** Lets it go round so many times. */
export async function turns(count: number): Promise<void> {
  for (let i = 0; i < count; i++) await turn()
}
