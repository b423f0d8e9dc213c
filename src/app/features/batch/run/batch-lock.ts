/** Held by the tab that sends this batch, for as long as it does. */
export const lockOf = (batchId: string) => `seedpad-batch-${batchId}`
