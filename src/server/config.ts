import type { Config } from '../contract/config-message'
import { LIMITS } from '../contract/limits'
import type { Target } from '../contract/target'

/** The answer of `GET /api/config`. */
export function configMessage(options: {
  version: string
  journalId: string
  targets: readonly Target[]
  publicUrl: string
  startTimeoutMs: number
}): Config {
  const { bodyBytes, nameLength, answerBytes, deliveryBytes } = LIMITS
  return {
    version: options.version,
    journalId: options.journalId,
    targets: [...options.targets],
    inbox: { publicUrl: options.publicUrl },
    limits: { bodyBytes, nameLength, answerBytes, deliveryBytes },
    startTimeoutMs: options.startTimeoutMs,
  }
}

/** The targets, in the order in which the page offers them. The simulator speaks at this server's own address. */
export function listTargets(options: {
  apiUrl: string
  appUrl: string
  /** This server's own base URL as seen from itself; null: no simulator. */
  simulatorAt: string | null
}): Target[] {
  const { apiUrl, appUrl, simulatorAt } = options
  const simulator: Target[] =
    simulatorAt === null
      ? []
      : [
          {
            id: 'simulator',
            label: 'Simulator',
            baseUrl: `${simulatorAt}/simulator`,
            dialect: 'nested',
            simulated: true,
          },
        ]
  return [
    ...simulator,
    { id: 'api', label: 'api-mwm', baseUrl: apiUrl, dialect: 'nested', simulated: false },
    { id: 'app', label: 'mwm', baseUrl: appUrl, dialect: 'flat', simulated: false },
  ]
}
