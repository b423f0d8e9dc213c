import * as z from 'zod/mini'

/**
 * The two request shapes of the platform's documentation: `nested` is the body of the page
 * "Start Automation Task" (webhook headers inside `webhook`), `flat` the one of "Start Automation API"
 * (`webhook` is the URL, `webhook_header` stands beside it). See docs/datallog-api.md.
 */
export const dialectSchema = z.enum(['nested', 'flat'])
export type Dialect = z.infer<typeof dialectSchema>

/** Where a start can go: the built-in simulator, or one of the two hosts the documentation names. */
export const targetIdSchema = z.enum(['simulator', 'api', 'app'])
export type TargetId = z.infer<typeof targetIdSchema>

/** A target as the server offers it; `baseUrl` has no trailing slash. */
export const targetSchema = z.object({
  id: targetIdSchema,
  label: z.string(),
  baseUrl: z.string(),
  dialect: dialectSchema,
  simulated: z.boolean(),
})
export type Target = z.infer<typeof targetSchema>
