import { describe, expect, it } from 'vitest'
import { checkJson } from '../../../../contract/json-text'
import { mendForeign } from './mend-foreign'

describe('a seed with foreign characters', () => {
  it.each([
    ['curly quotes', '{“pier”: “A7”}', '{"pier": "A7"}'],
    ['German quotes', '{„pier“: „A7“}', '{"pier": "A7"}'],
    ['Swedish quotes', '{”pier”: ”A7”}', '{"pier": "A7"}'],
    ['guillemets', '{«pier»: «A7»}', '{"pier": "A7"}'],
    ['single curly quotes', '{‘pier’: ‘A7’}', '{"pier": "A7"}'],
    ['a curly quote that opens and a plain one that closes', '{“pier": “A7"}', '{"pier": "A7"}'],
    ['a plain quote that opens and a curly one that closes', '{"pier”: "A7”}', '{"pier": "A7"}'],
    ['an apostrophe inside', '{“note”: “it’s”}', '{"note": "it’s"}'],
    ['a zero width space', '{"pier":\u200b"A7"}', '{"pier":"A7"}'],
    ['no-break spaces', '{\u00a0"pier":\u00a0"A7"\u00a0}', '{ "pier": "A7" }'],
    ['a byte-order mark inside', '[\ufeff1]', '[1]'],
    ['a byte-order mark in front', '\ufeff{}', '{}'],
    ['a byte-order mark behind', '{}\ufeff', '{}'],
    ['full-width signs', '｛"a"：１，"b"：ｔｒｕｅ｝', '{"a":1,"b":true}'],
    ['a minus sign', '{"a": −5}', '{"a": -5}'],
    ['an en dash', '[–5]', '[-5]'],
    ['an ideographic comma', '[1、2]', '[1,2]'],
    ['a line separator', '[1,\u20282]', '[1,\n2]'],
    ['a soft hyphen', '[\u00ad1]', '[1]'],
    ['a control character', '[\u00001]', '[1]'],
  ])('with %s becomes what it looks like', (_, text, mended) => {
    expect(checkJson(text)).toMatchObject({ ok: false })
    expect(mendForeign(text)).toBe(mended)
    expect(checkJson(mended)).toEqual({ ok: true })
  })

  it('keeps every character inside its strings', () => {
    const inside = '"“x”\u00a0\u200b−：\u037e"'
    expect(mendForeign(`{${inside}:\u00a0${inside}}`)).toBe(`{${inside}: ${inside}}`)
  })

  it.each([
    ['another fault', '{"a": 1,}'],
    ['JSON', '{"a": "“b”"}'],
  ])('that is %s stays as it is', (_, text) => {
    expect(mendForeign(text)).toBe(text)
  })

  it('is mended up to the next fault of another kind', () => {
    expect(mendForeign('{“a”: 1,}')).toBe('{"a": 1,}')
  })

  it.each([
    ['{“pier”: 1}', 1, 2, '“'],
    ['{\n  "pier":\u200b"A7"}', 2, 10, '\u200b'],
    ['{"a": −5}', 1, 7, '−'],
    ['{"a": 1\u037e}', 1, 8, '\u037e'],
  ])('says which one and where: %j', (text, line, column, found) => {
    expect(checkJson(text)).toMatchObject({
      ok: false,
      error: { code: 'foreign-character', line, column, found },
    })
  })
})
