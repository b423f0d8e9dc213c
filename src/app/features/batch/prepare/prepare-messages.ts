import type { SourceFault } from './source'
import type { createWorkshop } from './workshop'

export type Workshop = ReturnType<typeof createWorkshop>
export type Op = keyof Workshop
export type ToWorker = { id: number; op: Op; args: unknown[] }
export type FromWorker =
  | { id: number; kind: 'progress'; share: number }
  | { id: number; kind: 'result'; result: unknown }
  | { id: number; kind: 'fault'; code: SourceFault['code']; detail: string }
