import { randomUUID } from 'node:crypto'
import { open, unlink } from 'node:fs/promises'
import { join } from 'node:path'

/**
 * True where a folder takes so many bytes, down to the disk: they are written there as a file, and removed again. Asking the
 * file system for its free space would not tell of quotas, limits and read-only mounts.
 */
export async function hasRoom(folder: string, bytes: number): Promise<boolean> {
  const path = join(folder, `.room-${randomUUID()}`)
  try {
    const file = await open(path, 'wx', 0o600)
    try {
      await file.writeFile(Buffer.alloc(bytes))
      await file.sync()
      return true
    } finally {
      await file.close()
      await unlink(path)
    }
  } catch {
    return false
  }
}
