import * as z from 'zod/mini'

/** An error answer of Seedpad's own server (RFC 9457, `application/problem+json`). */
export const problemSchema = z.object({
  /** A stable URI reference such as `/problems/bad-origin`. */
  type: z.string(),
  title: z.string(),
  status: z.number(),
  /** What is wrong and what to do, in one or two sentences. */
  detail: z.string(),
  /**
   * The address that was asked, on answers about starts: a refusal that names another start, or none, is not the answer to this one.
   */
  instance: z.optional(z.string()),
  /** The field at fault, where there is one: `project`, `body`, … */
  field: z.optional(z.string()),
})
export type Problem = z.infer<typeof problemSchema>
