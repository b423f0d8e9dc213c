import type { Reason } from '../reason'

/** Words for the operator, plain text: what happened, why it is likely, what to do next. */
export type Explanation = { what: string; why: string; next: string }

/** Every reason has all three; a missing one does not compile. */
export type Explanations = Record<Reason, Explanation>
