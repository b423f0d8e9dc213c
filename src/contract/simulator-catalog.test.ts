import { describe, expect, it } from 'vitest'
import { parseApiKey, parseAuthorization } from './authorization'
import { checkJson } from './json-text'
import { encodeName } from './names'
import { SIMULATOR_CATALOG, SIMULATOR_SAMPLE, simulatorEffect } from './simulator-catalog'

describe('the simulator’s named behaviours', () => {
  it.each(SIMULATOR_CATALOG.map(({ kind, name, effect }) => [kind, name, effect] as const))(
    '%s %s can be typed where it belongs and is found again',
    (kind, name, effect) => {
      if (kind === 'token') expect(parseAuthorization(name)).toMatchObject({ ok: true, token: name })
      else if (kind === 'key') expect(parseApiKey(name)).toEqual({ ok: true, value: name })
      else expect(encodeName(name)).toEqual({ ok: true, segment: name })
      expect(simulatorEffect(kind, name)).toBe(effect)
    },
  )

  it('are none for any other name', () => {
    expect(simulatorEffect('automation', 'my-own')).toBeNull()
    expect(simulatorEffect('project', 'example')).toBeNull()
    expect(simulatorEffect('automation', '__proto__')).toBeNull()
  })

  it('include a first start that works', () => {
    expect(simulatorEffect('project', SIMULATOR_SAMPLE.project)).toBe('works')
    expect(simulatorEffect('automation', SIMULATOR_SAMPLE.automation)).toBe('example')
    expect(checkJson(SIMULATOR_SAMPLE.seed)).toEqual({ ok: true })
  })
})
