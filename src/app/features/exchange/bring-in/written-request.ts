import type { Left } from './left'

/** An HTTP request as a pasted text has it, whatever language it is written in. */
export type WrittenRequest = {
  /** `null`: the text does not say, and its program would take POST because of the body. */
  method: string | null
  url: string
  headers: [name: string, value: string][]
  /** The exact text; `null`: none. */
  body: string | null
  left: Left[]
}
