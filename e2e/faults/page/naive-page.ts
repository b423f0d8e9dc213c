import type { FaultsPage, Row } from '../support/page-contract'
import type { Canaries, StartSpec } from '../support/plan'

// The control: a start button as most dashboards have it. It posts, tries again when the network fails, and writes the
// history when the answer is there. Nothing here is careless on purpose beyond that.

const TRIES = 3
const KEY = 'naive-history'

async function click(spec: StartSpec, { token, apiKey }: Canaries): Promise<void> {
  window.reportFault?.('clicked', spec.name)
  remember(spec.name, await send(spec, token, apiKey))
  window.reportFault?.('done:outcome', spec.name)
}

async function send(
  spec: StartSpec,
  token: string,
  apiKey: string,
): Promise<Pick<Row, 'state' | 'executionId'>> {
  for (let attempt = 1; attempt <= TRIES; attempt++) {
    try {
      const response = await fetch('/start', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({
          target: spec.target,
          automation: spec.name,
          authorization: `Token ${token}`,
          apiKey,
          body: `{"seed":${spec.seedText}}`,
        }),
      })
      if (response.status >= 500) throw new Error(`status ${response.status}`)
      const reply = (await response.json()) as { execution_id?: string }
      if (response.ok) return { state: 'started', executionId: reply.execution_id ?? null }
      return { state: 'rejected', executionId: null }
    } catch {
      // The network failed: try again.
    }
  }
  return { state: 'not-sent', executionId: null }
}

function remember(name: string, outcome: Pick<Row, 'state' | 'executionId'>): void {
  const rows = history()
  rows.push({ id: null, name, reason: null, ...outcome })
  localStorage.setItem(KEY, JSON.stringify(rows))
  // Where several tabs write at once, the last one wins, as it does in dashboards that keep their history like this.
}

function history(): Row[] {
  return JSON.parse(localStorage.getItem(KEY) ?? '[]') as Row[]
}

const page: FaultsPage = {
  async launchAll(specs, canaries, parallel) {
    const queue = [...specs]
    const worker = async () => {
      for (let spec = queue.shift(); spec; spec = queue.shift()) await click(spec, canaries)
    }
    await Promise.all(Array.from({ length: parallel }, worker))
  },
  countSending: async () => 0,
  rows: async () => history(),
  dump: async () => JSON.stringify([{ ...localStorage }, document.title, location.href]),
}
window.faults = page
