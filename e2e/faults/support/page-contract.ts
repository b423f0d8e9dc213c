import type { RunState } from '../../../src/contract/start-messages'
import type { Canaries, StartSpec } from './plan'

/** What a sender says of one click in the end. */
export type Row = {
  /** The start's id, where the sender gives any. */
  id: string | null
  name: string
  state: RunState
  reason: string | null
  executionId: string | null
}

/** How the harness speaks with a page that sends: the product's modules, or the naive control. */
export type FaultsPage = {
  /** Clicks for each, so many at a time; settles when all have come to something. */
  launchAll(specs: StartSpec[], canaries: Canaries, parallel: number): Promise<void>
  countSending(): Promise<number>
  rows(): Promise<Row[]>
  /** Everything that the page keeps beyond its own life, and what it shows to others, as one text. */
  dump(): Promise<string>
}

declare global {
  interface Window {
    faults?: FaultsPage
    /** Tells the harness of an event of one start as it happens. */
    reportFault?: (event: string, name: string) => void
  }
}
