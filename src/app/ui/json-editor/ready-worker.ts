const AGAIN_MS = 3_000

/**
 * A worker that has said, by its first message, that its script is there. Monaco takes a worker whose script could not be
 * fetched for one that is only slow, and would go without completion, underlines and differences until the next reload;
 * where the server was gone for a moment the script is asked for again until it comes.
 * @param start makes the worker; called once per try
 */
export async function readyWorker(start: () => Worker): Promise<Worker> {
  for (;;) {
    const worker = start()
    const ready = await new Promise<boolean>((resolve) => {
      worker.addEventListener('message', () => resolve(true), { once: true })
      worker.addEventListener('error', () => resolve(false), { once: true })
    })
    if (ready) return worker
    worker.terminate()
    await new Promise((resolve) => setTimeout(resolve, AGAIN_MS))
  }
}
