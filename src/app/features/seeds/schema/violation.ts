/** One place where a seed does not fit its schema. `expected` is what the schema says there, as short text. */
export type Violation = {
  /** The schema's keyword: `required`, `type`, `enum`, … */
  keyword: string
  /** The place in the seed as a readable path; empty for the whole. */
  path: string
  /** Where the value (or, for what is extra, its name) begins in the text; lines and columns count from 1. */
  offset: number
  line: number
  column: number
  expected: string
}
