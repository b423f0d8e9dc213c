import * as z from 'zod/mini'

// zod would otherwise probe for `eval`, which the page's content security policy reports. Must be imported first.
z.config({ jitless: true })
