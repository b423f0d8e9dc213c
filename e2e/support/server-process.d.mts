/** A running server of its own: own port, own data directory. */
export type ServerProcess = {
  /** `http://127.0.0.1:PORT`, the same after a restart. */
  readonly url: string
  readonly dataDir: string
  /** From launch to the ready line, of the last launch; milliseconds. */
  readonly readyMs: number
  /** Everything written so far to stdout and stderr, over restarts. */
  readonly output: string
  readonly pid: number | undefined
  /** Asks it to end (SIGTERM) and gives the exit code, or the signal that ended it. */
  stop(): Promise<number | string>
  /** Ends it as a crash would (SIGKILL). */
  kill9(): Promise<number | string>
  /** Starts it again on the same port and data; stops it first where it still runs. */
  restart(): Promise<void>
  /** Ends it and removes its data directory (not one that was given). */
  remove(): Promise<void>
}

/**
 * Starts dist/server/main.js on a free port.
 * @param options.env added to an otherwise bare environment
 * @param options.file another build of it
 * @throws {Error} with what it printed, where it ends before it is ready
 */
export function startServer(options?: { env?: Record<string, string>; file?: string }): Promise<ServerProcess>
