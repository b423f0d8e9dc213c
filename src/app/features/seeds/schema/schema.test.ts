import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { jsonText } from '../../../../contract/testing/json-text'
import { schemaFault, validate } from '../../../lib/json/validate'
import { findViolations } from './find-violations'
import { inferSchema } from './infer-schema'
import { addMissing, removeExtra } from './mend'

const SCHEMA = JSON.stringify({
  type: 'object',
  properties: {
    days: { type: 'array', items: { type: 'string', format: 'date' } },
    limit: { type: 'integer', minimum: 5 },
    mode: { enum: ['fast', 'slow'] },
    owner: { $ref: '#/$defs/owner' },
    either: { anyOf: [{ type: 'string' }, { type: 'number' }] },
  },
  required: ['days'],
  additionalProperties: false,
  $defs: { owner: { type: 'object', required: ['name'], properties: { name: { type: 'string' } } } },
})

const told = (text: string, schema = SCHEMA) =>
  findViolations(text, schema).map(({ keyword, path, line, column, expected }) =>
    [`${line}:${column}`, path, keyword, expected].join(' ').trim(),
  )

describe('where a seed does not fit its schema', () => {
  it('is told with place, path and what is expected, in the order of the text', () => {
    const seed = '{\n  "limit": 1.5,\n  "mode": "x",\n  "owner": {},\n  "either": null,\n  "dayz": []\n}'
    expect(told(seed)).toEqual([
      '1:1 days required',
      '2:12 limit type "integer"',
      '2:12 limit minimum 5',
      '3:11 mode enum ["fast","slow"]',
      '4:12 owner.name required',
      '5:13 either anyOf [{"type":"string"},{"type":"number"}]',
      '6:3 dayz additionalProperties',
    ])
  })

  it('is told for items by their number', () => {
    expect(told('{"days": ["2023-01-01", 3, "x"]}')).toEqual([
      '1:25 days[1] type "string"',
      '1:28 days[2] format "date"',
    ])
  })

  it('is nowhere where it fits', () => {
    expect(told('{"days": [], "limit": 12345678901234567891, "mode": "fast"}')).toEqual([])
  })

  it.each([
    [
      'draft 7',
      '{"$schema": "http://json-schema.org/draft-07/schema#", "items": [{"type": "string"}]}',
      '[1]',
    ],
    ['2020-12', '{"prefixItems": [{"type": "string"}]}', '[1]'],
  ])('is told by the rules of %s', (_, schema, seed) => {
    expect(told(seed, schema)).toEqual(['1:2 [0] type "string"'])
  })

  it('is told for names that a pointer has to escape', () => {
    expect(told('{"days": [], "a/b~c %d": 1}')).toEqual(['1:14 ["a/b~c %d"] additionalProperties'])
  })
})

describe('a schema', () => {
  it.each(['{"type": "object"}', 'true', SCHEMA])('%s can be used', (schema) => {
    expect(schemaFault(schema)).toBeNull()
  })

  it.each(['[]', '"x"', '{"properties": {"a": {"pattern": "("}}}', '{"$ref": "https://example.com/schema"}'])(
    '%s can’t, and says why',
    (schema) => {
      expect(schemaFault(schema)).toMatch(/\w/)
    },
  )
})

describe('adding what is missing', () => {
  it('takes the schema’s own values, as written, and leaves every other byte alone', () => {
    const schema = `{
      "required": ["id", "mode", "days", "on", "owner", "limit", "any"],
      "properties": {
        "id": {"default": 12345678901234567891}, "mode": {"enum": ["fast", "slow"]},
        "days": {"type": "array"}, "on": {"type": "boolean"}, "limit": {"type": "integer", "minimum": 5},
        "owner": {"type": "object", "required": ["name"], "properties": {"name": {"type": "string"}}}
      }
    }`
    expect(addMissing('{\n\t"x":  1.0\n}\n', schema)).toBe(
      '{\n\t"x":  1.0,\n\t"id":  12345678901234567891,\n\t"mode":  "fast",\n\t"days":  [],\n\t"on":  false,' +
        '\n\t"owner":  {\n\t  "name": ""\n\t},\n\t"limit":  5,\n\t"any":  null\n}\n',
    )
  })

  it('fills an empty object on its own line, or on the one line there is', () => {
    const schema = '{"required": ["a", "b"]}'
    expect(addMissing('{}', schema)).toBe('{"a": null, "b": null}')
    expect(addMissing('{\n}', schema)).toBe('{\n  "a": null,\n  "b": null\n}')
  })

  it('ends where a schema wants itself within itself', () => {
    const schema = '{"type": "object", "required": ["next"], "properties": {"next": {"$ref": "#"}}}'
    expect(addMissing('{}', schema)).toMatch(/^\{"next": /)
  })
})

describe('removing what is extra', () => {
  it.each([
    ['{"x": 1, "days": []}', '{"days": []}'],
    ['{"days": [], "x": 1}', '{"days": []}'],
    ['{"days": [], "x": 1, "y": {"z": 1}}', '{"days": []}'],
    ['{"x": 1, "days": [], "y": 2, "limit": 7, "z": 3}', '{"days": [], "limit": 7}'],
    ['{\n  "x": 1,\n  "days": [],\n  "y": 1.0\n}', '{\n  "days": []\n}'],
    ['{"x": 1}', '{}'],
  ])('%s leaves %s', (text, rest) => {
    expect(removeExtra(text, SCHEMA)).toBe(rest)
  })
})

describe('an inferred schema', () => {
  it('fits every seed that it was made from', () => {
    fc.assert(
      fc.property(fc.array(jsonText, { minLength: 1, maxLength: 4 }), (texts) => {
        // A name of half a character can't be told by a pointer, which is how misfits are told.
        fc.pre(texts.every((text) => !/\\u[dD]|__proto__|_comment/.test(text)))
        fc.pre(texts.every((text) => !/(?:\[\s*|\{\s*"a"\s*:\s*){200}/.test(text)))
        const schema = inferSchema(texts)
        expect(schemaFault(schema)).toBeNull()
        for (const text of texts) expect(validate(schema, text)).toEqual([])
      }),
      { numRuns: 150 },
    )
  })

  it('takes a number beyond double precision for a number', () => {
    const schema = inferSchema(['{"n": 1e400}', '{"n": -1e400}'])
    expect(told('{"n": 1e999}', schema)).toEqual([])
    expect(told('{"n": "1e999"}', schema)).toHaveLength(1)
  })

  it('notices a mistyped name, a missing one and another type', () => {
    const schema = inferSchema(['{"_comment": "c", "days": ["2023-01-01"]}', '{"days": [], "limit": 1}'])
    expect(told('{"dayz": [], "limit": "1"}', schema)).toEqual([
      '1:1 days required',
      '1:2 dayz additionalProperties',
      '1:23 limit type "integer"',
    ])
    expect(told('{"days": ["x"], "_comment": "d"}', schema)).toEqual([])
  })

  it('lets a comment stand also where no seed had one', () => {
    expect(told('{"a": 1, "_comment": 1}', inferSchema(['{"a": 1}']))).toEqual([])
  })
})
