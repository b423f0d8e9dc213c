import type { UpstreamResult } from '../../upstream/call-upstream'

/** What the platform comes to with one request. */
export type PlatformAnswer = 'accepts' | 'refuses' | 'fails' | 'resets'
export const PLATFORM_ANSWERS = ['accepts', 'refuses', 'fails', 'resets'] as const

/** The same as the call would bring it back. */
export function answerOf(answer: PlatformAnswer, startId: string): UpstreamResult {
  switch (answer) {
    case 'accepts':
      return answered(200, { status: 'success', execution_id: executionIdOf(startId) })
    case 'refuses':
      return answered(403, { message: 'Forbidden' })
    case 'fails':
      return answered(502, 'bad gateway')
    case 'resets':
      return { kind: 'lost', reason: 'connection-reset', partial: null, durationMs: 1 }
  }
}

export const executionIdOf = (startId: string): string => `exec_${startId}`

function answered(status: number, body: unknown): UpstreamResult {
  return {
    kind: 'answered',
    durationMs: 1,
    answer: {
      status,
      contentType: 'application/json',
      bytes: Buffer.from(JSON.stringify(body)),
      truncated: false,
      plain: true,
    },
  }
}
