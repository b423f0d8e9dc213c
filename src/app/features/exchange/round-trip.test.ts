import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { character } from '../../../contract/testing/character'
import { faultsAmong } from '../../../contract/testing/faults-among'
import { jsonText } from '../../../contract/testing/json-text'
import type { ImportContext } from './bring-in/import'
import { understandText } from './bring-in/understand-text'
import { encodeLink } from './link/link-codec'
import { codeFor, FORMATS, type Format } from './take-out/formats'
import { type LaunchRequest, outgoingOf } from './take-out/outgoing'
import { NASTY_BODIES } from './take-out/testing/nasty-bodies'

// What was taken out comes back in as it was: the readers and the templates, each by the other.

const TOKEN = 'Token 0123456789abcdef0123456789abcdef01234567'
const context: ImportContext = {
  targets: [{ id: 'app', baseUrl: 'https://mwm.datallog.com', dialect: 'flat' }],
  inboxUrl: 'https://pad.example.com',
}
const launchOf = (seedText: string): LaunchRequest => ({
  url: 'https://mwm.datallog.com/api/start-automation/my%20project/it%27s',
  automation: "it's",
  wire: { dialect: 'flat', webhookAs: 'object', seedAs: 'object' },
  webhook: { url: 'https://example.com/x?a=1&b=2', headers: [['X-Team', 'b\'l"u$e`%']] },
  inboxId: null,
  seedText,
  credentials: { authorization: TOKEN, apiKey: 'a+b/c==' },
})

async function expectBack(format: Format, seedText: string) {
  const understood = await understandText(codeFor(format, outgoingOf(launchOf(seedText), true)), context)
  expect(understood).toMatchObject({ ok: true, import: { automation: "it's", seedText } })
  if (format === 'datallog') return
  expect(understood).toMatchObject({
    import: {
      target: 'app',
      project: 'my project',
      sendTo: 'url',
      webhookUrl: 'https://example.com/x?a=1&b=2',
      headers: [{ name: 'X-Team', value: 'b\'l"u$e`%' }],
      credentials: { authorization: TOKEN, apiKey: 'a+b/c==' },
    },
  })
}

/** Seeds that hold what breaks careless templates, as values: all of it is JSON. */
const NASTY_SEEDS = NASTY_BODIES.map(([why, body]) => [why, JSON.stringify({ nasty: body })] as const)

describe.each(FORMATS)('%s', (format) => {
  it('brings back what it took out, however nasty', async () => {
    const faults = await faultsAmong(
      NASTY_SEEDS,
      ([why]) => why,
      ([, seed]) => expectBack(format, seed),
    )
    expect(faults).toEqual([])
  })

  it('brings back any seed to the character', async () => {
    await fc.assert(
      fc.asyncProperty(jsonText, async (text) => {
        fc.pre(text.trim() !== '')
        await expectBack(format, text.trim())
      }),
      { numRuns: 60 },
    )
  })
})

it('a link brings back any seed to the character, whether it is JSON or not', async () => {
  await fc.assert(
    fc.asyncProperty(fc.oneof(jsonText, fc.string({ unit: character })), async (seed) => {
      const wire = { dialect: 'default', webhookAs: 'object', seedAs: 'object' } as const
      const shared = {
        target: 'app',
        project: 'p',
        automation: 'a',
        sendTo: 'default',
        headerNames: [],
        wire,
      } as const
      const link = `https://pad.example.com/${await encodeLink({ ...shared, headerNames: ['X-Team'], seed })}`
      const understood = await understandText(link, context)
      expect(understood).toMatchObject({
        ok: true,
        import: { kind: 'link', target: 'app', seedText: seed, headers: [{ name: 'X-Team', value: '' }] },
      })
    }),
    { numRuns: 60 },
  )
})
