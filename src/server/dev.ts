import { type Composition, compose } from './compose'
import { readEnvironment } from './environment'
import { createLogger } from './logging'

/** The server as Vite's development server mounts it: same environment, same guards, no built page. */
export async function composeForDevelopment(port: number): Promise<Composition> {
  const environment = readEnvironment({ ...process.env, HOST: '127.0.0.1' })
  const log = createLogger(environment.logLevel)
  return compose(environment, { log, port, hooksPort: null, pageDirectory: '' })
}
