/** What can be named in a start so that the simulator behaves in a known way. */
export type SimulatorKind = 'project' | 'automation' | 'token' | 'key'

/** For lists: what a name shows. */
export type SimulatorGroup = 'works' | 'refused' | 'fault' | 'result'

type CatalogEntry = {
  kind: SimulatorKind
  name: string
  /** Stable code: the server's behaviour and the page's description are both keyed by it. */
  effect: string
  group: SimulatorGroup
}

/**
 * The simulator's plainly named behaviours. Any other project, automation, token or key simply works, with a short
 * made-up result. The names are the simulator's own, except `example` (the platform SDK's sample project), and
 * `my-first-datallog-project` and `hello-automation` (the page "Start Automation API").
 */
export const SIMULATOR_CATALOG = [
  { kind: 'project', name: 'my-first-datallog-project', effect: 'works', group: 'works' },
  { kind: 'project', name: 'no-such-project', effect: 'project-not-found', group: 'refused' },
  { kind: 'project', name: 'inactive-project', effect: 'project-inactive', group: 'refused' },

  { kind: 'automation', name: 'example', effect: 'example', group: 'works' },
  { kind: 'automation', name: 'hello-automation', effect: 'hello', group: 'works' },
  { kind: 'automation', name: 'echo', effect: 'echo', group: 'works' },

  { kind: 'automation', name: 'no-such-automation', effect: 'automation-not-found', group: 'refused' },
  { kind: 'automation', name: 'disabled', effect: 'automation-disabled', group: 'refused' },
  { kind: 'automation', name: 'no-plan', effect: 'no-plan', group: 'refused' },
  { kind: 'automation', name: 'no-balance', effect: 'no-balance', group: 'refused' },
  { kind: 'automation', name: 'bad-webhook', effect: 'webhook-invalid', group: 'refused' },
  { kind: 'automation', name: 'bad-seed', effect: 'seed-invalid', group: 'refused' },
  { kind: 'automation', name: 'other-refusal', effect: 'refused', group: 'refused' },
  { kind: 'automation', name: 'rate-limited', effect: 'rate-limited', group: 'refused' },

  { kind: 'automation', name: 'slow', effect: 'slow', group: 'fault' },
  { kind: 'automation', name: 'times-out', effect: 'times-out', group: 'fault' },
  { kind: 'automation', name: 'drops-connection', effect: 'drops-connection', group: 'fault' },
  { kind: 'automation', name: 'drops-mid-answer', effect: 'drops-mid-answer', group: 'fault' },
  { kind: 'automation', name: 'server-error', effect: 'server-error', group: 'fault' },
  { kind: 'automation', name: 'gateway-timeout', effect: 'gateway-timeout', group: 'fault' },
  { kind: 'automation', name: 'answers-html', effect: 'answers-html', group: 'fault' },
  { kind: 'automation', name: 'answers-html-ok', effect: 'answers-html-ok', group: 'fault' },
  { kind: 'automation', name: 'answers-nothing', effect: 'answers-nothing', group: 'fault' },
  { kind: 'automation', name: 'answers-too-much', effect: 'answers-too-much', group: 'fault' },
  { kind: 'automation', name: 'no-id', effect: 'no-id', group: 'fault' },
  { kind: 'automation', name: 'contradicts-itself', effect: 'contradicts-itself', group: 'fault' },
  { kind: 'automation', name: 'redirects', effect: 'redirects', group: 'fault' },

  { kind: 'automation', name: 'result-failure', effect: 'result-failure', group: 'result' },
  { kind: 'automation', name: 'result-slow', effect: 'result-slow', group: 'result' },
  { kind: 'automation', name: 'result-before-answer', effect: 'result-before-answer', group: 'result' },
  { kind: 'automation', name: 'unknown-then-result', effect: 'unknown-then-result', group: 'result' },
  { kind: 'automation', name: 'result-twice', effect: 'result-twice', group: 'result' },
  { kind: 'automation', name: 'result-never', effect: 'result-never', group: 'result' },
  { kind: 'automation', name: 'result-html', effect: 'result-html', group: 'result' },
  { kind: 'automation', name: 'result-bytes', effect: 'result-bytes', group: 'result' },
  { kind: 'automation', name: 'result-empty', effect: 'result-empty', group: 'result' },
  { kind: 'automation', name: 'result-large', effect: 'result-large', group: 'result' },
  { kind: 'automation', name: 'result-unsigned', effect: 'result-unsigned', group: 'result' },

  { kind: 'token', name: 'invalid-token', effect: 'token-invalid', group: 'refused' },
  { kind: 'token', name: 'missing', effect: 'credentials-missing', group: 'refused' },
  { kind: 'key', name: 'forbidden-key', effect: 'key-forbidden', group: 'refused' },
  { kind: 'key', name: 'pending-key', effect: 'key-pending', group: 'refused' },
] as const satisfies readonly CatalogEntry[]

export type SimulatorEffect = (typeof SIMULATOR_CATALOG)[number]['effect']

/** A first start that gives an `execution_id` and, seconds later, a result. The seed is the SDK's sample seed. */
export const SIMULATOR_SAMPLE = {
  project: 'my-first-datallog-project',
  automation: 'example',
  seed: '{\n  "_comment": "Dates whose picture of the day is looked up",\n  "days": ["2023-01-01", "2023-01-02", "2023-01-03"]\n}',
} as const

/** The named behaviour of a project, automation, token or key; `null`: nothing special. */
export function simulatorEffect(kind: SimulatorKind, name: string): SimulatorEffect | null {
  return SIMULATOR_CATALOG.find((entry) => entry.kind === kind && entry.name === name)?.effect ?? null
}
