import * as z from 'zod/mini'
import { headerNameAlone } from '../../../../contract/header-rows'
import { columnSchema, paceSchema } from '../../../lib/batch'
import { keptFormFields, linkMark } from '../../../lib/draft'
import { bytesOf, DELIMITERS, ENCODINGS, QUOTES } from '../prepare/source'
import { type Absent, type Given, type InputKind, NOTHING_GIVEN, type Setup } from './setup-state'

const absentSchema = z.object({ name: z.string(), count: z.number(), bytes: z.number() })
const axisSchema = z.object({
  path: z.string(),
  values: z.union([
    z.object({ kind: z.literal('list'), text: z.string() }),
    z.object({ kind: z.literal('range'), from: z.string(), to: z.string(), step: z.string() }),
  ]),
})
const cellsSchema = z.array(z.string())

/** The head of a kept set-up: all of it but long texts and files, which stand beside it. Header values are in none of them. */
const headSchema = z.object({
  at: z.number(),
  kind: z.enum(['table', 'json', 'folder', 'matrix']),
  options: z.object({
    delimiter: z.enum(DELIMITERS),
    quote: z.enum(QUOTES),
    encoding: z.enum(ENCODINGS),
    header: z.boolean(),
  }),
  base: z.string(),
  axes: z.array(axisSchema).check(z.minLength(1)),
  how: z.enum(['product', 'zip']),
  corrections: z.array(z.object({ row: z.number(), was: cellsSchema, cells: cellsSchema })),
  mending: z.nullable(z.object({ row: z.number(), cells: cellsSchema })),
  shapes: z.array(z.object({ columns: z.array(columnSchema), template: z.string() })),
  leftOut: z.object({ duplicates: z.boolean(), misfits: z.boolean() }),
  pace: paceSchema,
  form: z.nullable(z.object({ ...keptFormFields, ...linkMark })),
  /** What was chosen, in case the files themselves are not there any more. */
  chosen: z.object({
    table: z.nullable(absentSchema),
    json: z.nullable(absentSchema),
    folder: z.nullable(absentSchema),
  }),
})
export type KeptHead = z.infer<typeof headSchema>

export const INPUT_KINDS = ['table', 'json', 'folder'] as const satisfies readonly InputKind[]

export function headOf(setup: Setup, at: number): KeptHead {
  const { kind, options, base, axes, how, corrections, mending, shapes, leftOut, pace, form, given } = setup
  const chosen = { table: chosenOf(given.table), json: chosenOf(given.json), folder: chosenOf(given.folder) }
  const headerNames = form?.headers.map(({ name }) => headerNameAlone(name)) ?? []
  return {
    at,
    kind,
    options,
    base,
    axes,
    how,
    corrections: [...corrections],
    mending,
    shapes: [...shapes],
    leftOut,
    pace,
    form: form && {
      project: form.project,
      automation: form.automation,
      sendTo: form.sendTo,
      webhookUrl: form.webhookUrl,
      headerNames,
      wire: form.wire,
      ...(form.fromLink && { fromLink: true }),
    },
    chosen,
  }
}

function chosenOf({ files, absent }: Given): Absent | null {
  const [first] = files
  if (!first) return absent
  const bytes = bytesOf(files)
  const name = files.length === 1 ? first.file.name : (first.path.split('/')[0] ?? '')
  return { name, count: files.length, bytes }
}

/** Reads what was kept. @returns null for what is none, or is of another version */
export function readHead(text: string | undefined): KeptHead | null {
  try {
    return headSchema.parse(JSON.parse(text ?? ''))
  } catch {
    return null
  }
}

/** @param parts texts and files that were found beside the head */
export function setupOf(
  head: KeptHead,
  parts: Record<InputKind, Pick<Given, 'text' | 'files'>>,
): Partial<Setup> {
  const { at: _, form, chosen, ...rest } = head
  const given = { table: NOTHING_GIVEN, json: NOTHING_GIVEN, folder: NOTHING_GIVEN }
  for (const kind of INPUT_KINDS)
    given[kind] = { ...parts[kind], absent: parts[kind].files.length > 0 ? null : chosen[kind] }
  const headers = form?.headerNames.map((name) => ({ name, value: '' })) ?? []
  return {
    ...rest,
    given,
    form: form && {
      project: form.project,
      automation: form.automation,
      sendTo: form.sendTo,
      webhookUrl: form.webhookUrl,
      headers,
      wire: form.wire,
      ...(form.fromLink && { fromLink: true }),
    },
  }
}
