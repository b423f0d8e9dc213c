import { type Batch, DEFAULT_PACE } from '../../../lib/batch'

/** A batch of three rows on a live target, by default being sent. */
export const sampleBatch = (facts: Pick<Batch, 'id'> & Partial<Batch>): Batch => ({
  name: 'nightly',
  createdAt: 1_700_000_000_000,
  target: { id: 'api', label: 'api-mwm', baseUrl: 'https://example.test', simulated: false },
  project: 'my-project',
  automation: 'nightly',
  sendTo: 'default',
  webhookUrl: '',
  headerNames: [],
  wire: { dialect: 'default', webhookAs: 'object', seedAs: 'object' },
  pace: DEFAULT_PACE,
  limit: 3,
  rowCount: 3,
  source: 'table',
  columns: [],
  template: '',
  retryOf: null,
  status: 'sending',
  rest: null,
  restRun: null,
  begunAt: null,
  restedAt: null,
  ...facts,
})
