import { createHash } from 'node:crypto'
import {
  closeSync,
  constants,
  fstatSync,
  lstatSync,
  mkdirSync,
  openSync,
  readSync,
  realpathSync,
  type Stats,
  unlinkSync,
  writeSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as z from 'zod/mini'
import { isSameRun, type Machine, machineSchema, thisMachine } from './this-machine'

const statementSchema = z.object({ life: z.string(), claims: z.number(), machine: machineSchema })

/** Which life of the server was the last, and how many claims its journal held before the last one was acted on. */
type Statement = { life: string; claims: number }

/**
 * Knows, outside the data directory, how far its journal had come: a copy of the directory that is put back later lacks
 * what came after it, and can't know that it does. It need not survive the machine: what it can't prove is unknown.
 */
export type Witness = {
  /** What a server that died in this run of the machine left behind. */
  read(): Statement | null
  /** @throws where what is written there is out of date and can't be taken away */
  write(statement: Statement): void
  /** Takes it away, where nothing is left to prove. */
  remove(): void
  close(): void
}

/** Room for a statement; always the same, so that a shorter one leaves nothing of a longer. */
const BYTES = 512

/** One that knows nothing and keeps nothing. */
const NO_WITNESS: Witness = {
  read: () => null,
  write: () => undefined,
  remove: () => undefined,
  close: () => undefined,
}

/**
 * Never throws; where the folder can't be used, or trusted, it keeps nothing.
 * @param directory the data directory; must be there
 * @param base a folder that forgets when the machine restarts, or at least outside the data directory
 */
export function openWitness(directory: string, base = tmpdir()): Witness {
  try {
    const machine = thisMachine()
    if (machine === null) return NO_WITNESS
    const folder = join(base, `seedpad-${process.getuid?.() ?? 'witness'}`)
    makeOwnFolder(folder)
    const name = createHash('sha256').update(realpathSync(directory)).digest('hex')
    return keepIn(join(folder, name), machine)
  } catch {
    return NO_WITNESS
  }
}

function keepIn(path: string, machine: Machine): Witness {
  const { O_RDWR, O_CREAT, O_NOFOLLOW } = constants
  const fd = openSync(path, O_RDWR | O_CREAT | (O_NOFOLLOW ?? 0), 0o600)
  const found = fstatSync(fd)
  if (!found.isFile() || !isOurs(found) || found.nlink > 1) {
    closeSync(fd)
    return NO_WITNESS
  }
  let isUsed = true
  const remove = () => {
    // Gone already where the system tidies up.
    if (lstatSync(path, { throwIfNoEntry: false })) unlinkSync(path)
    isUsed = false
  }
  return {
    read: () => readStatement(fd, machine),
    write({ life, claims }) {
      if (!isUsed) return
      const bytes = Buffer.from(JSON.stringify({ life, claims, machine }).padEnd(BYTES))
      try {
        // Not synced: a process that dies leaves it to the system, and a machine that does has another start after it.
        if (writeSync(fd, bytes, 0, bytes.length, 0) !== bytes.length) remove()
      } catch {
        remove()
      }
    },
    remove() {
      try {
        remove()
      } catch {
        // It stands for a life that is proven without it.
      }
    },
    close: () => closeSync(fd),
  }
}

function readStatement(fd: number, machine: Machine): Statement | null {
  try {
    const bytes = Buffer.alloc(BYTES)
    const text = bytes.toString('utf8', 0, readSync(fd, bytes, 0, BYTES, 0))
    const statement = statementSchema.parse(JSON.parse(text))
    return isSameRun(statement.machine, machine) ? statement : null
  } catch {
    return null
  }
}

/** In a folder where everyone may write: one that someone else made, or can write to, proves nothing. */
function makeOwnFolder(folder: string): void {
  try {
    mkdirSync(folder, { mode: 0o700 })
  } catch (cause) {
    if (!(cause instanceof Error && 'code' in cause && cause.code === 'EEXIST')) throw cause
  }
  const found = lstatSync(folder)
  if (!found.isDirectory() || !isOurs(found)) throw new Error('not a folder of our own')
}

function isOurs({ uid, mode }: Stats): boolean {
  if (process.getuid === undefined) return true
  return uid === process.getuid() && (mode & 0o077) === 0
}
