import { SIMULATOR_SAMPLE } from '../../../contract/simulator-catalog'
import type { DemoFill } from '../../lib/demo'
import type { Run } from '../../lib/run'

type DemoStep = {
  id: 'accept' | 'result' | 'refusal' | 'unknown'
  fill: DemoFill
  done: (run: Run) => boolean
}

const project = SIMULATOR_SAMPLE.project

/** What a presenter shows, in this order: real starts on the simulator, each made by a click on the start button. */
export const DEMO_STEPS: readonly DemoStep[] = [
  {
    id: 'accept',
    fill: { project, automation: 'hello-automation', seedText: '{ "message": "Hello" }' },
    done: (run) => run.state === 'started',
  },
  {
    id: 'result',
    fill: { project, automation: SIMULATOR_SAMPLE.automation, seedText: SIMULATOR_SAMPLE.seed },
    done: (run) => run.resultAt !== null,
  },
  {
    id: 'refusal',
    fill: { project, automation: 'no-plan', seedText: '{ "month": "2023-01" }' },
    done: (run) => run.state === 'rejected',
  },
  {
    id: 'unknown',
    fill: { project, automation: 'unknown-then-result', seedText: '{ "order": 4711 }' },
    done: (run) => run.state === 'started' && run.settledBy === 'delivery',
  },
]
