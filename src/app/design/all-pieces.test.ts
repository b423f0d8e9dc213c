import { describe, expect, it } from 'vitest'

const shownBy = Object.values(
  import.meta.glob<string>('./pieces/*.tsx', { eager: true, query: '?raw', import: 'default' }),
).join('\n')
const pieces = Object.keys(
  import.meta.glob(['../ui/**/*.tsx', '!../ui/**/*.test.tsx', '!../ui/testing/**']),
).map((path) => path.slice('../ui/'.length, -'.tsx'.length))

/** Parts that are seen in others alone or not at all, and the frame that index.html draws. */
const IN_OTHERS = [
  'file-input',
  'fixed-rows',
  'json-editor/monaco-view',
  'json-editor/monaco-diff',
  'layout-frame',
  'stop-list',
]

describe('the page of all pieces', () => {
  it.each(pieces.filter((piece) => !IN_OTHERS.includes(piece)))('shows %s', (piece) => {
    expect(shownBy).toContain(`/ui/${piece}'`)
  })
})
