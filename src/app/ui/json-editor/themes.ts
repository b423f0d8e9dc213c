import type * as Monaco from 'monaco-editor/editor'

/** Monaco takes colours only as hex text, so the tokens' values of styles/tokens.css stand here once more. */
export function defineThemes(monaco: typeof Monaco): void {
  monaco.editor.defineTheme('seedpad-light', {
    base: 'vs',
    inherit: true,
    rules: rules('7a3e9d', '14713f', '1d5fa8', '161a17'),
    colors: {
      'editor.background': '#ffffff',
      'editor.foreground': '#161a17',
      'editor.lineHighlightBackground': '#f1f3f1',
      'editor.lineHighlightBorder': '#00000000',
      'editorLineNumber.foreground': '#737d76',
      'editorLineNumber.activeForeground': '#161a17',
      'editor.selectionBackground': '#cfe8d9',
      'editorIndentGuide.background1': '#e9ece9',
      ...brackets('#161a17'),
      'editorWidget.background': '#ffffff',
      'editorWidget.border': '#e2e6e2',
      focusBorder: '#14713f',
      ...differences('#14713f', '#b3261e'),
    },
  })
  monaco.editor.defineTheme('seedpad-dark', {
    base: 'vs-dark',
    inherit: true,
    rules: rules('d0a3ea', '8fd9ac', '86bdf5', 'e9ede9'),
    colors: {
      'editor.background': '#161a18',
      'editor.foreground': '#e9ede9',
      'editor.lineHighlightBackground': '#1c211e',
      'editor.lineHighlightBorder': '#00000000',
      'editorLineNumber.foreground': '#7f8982',
      'editorLineNumber.activeForeground': '#e9ede9',
      'editor.selectionBackground': '#24513a',
      'editorIndentGuide.background1': '#222823',
      ...brackets('#e9ede9'),
      'editorWidget.background': '#161a18',
      'editorWidget.border': '#39413c',
      focusBorder: '#2fa36a',
      ...differences('#2fa36a', '#f0766c'),
    },
  })
}

function rules(key: string, string: string, number: string, text: string): Monaco.editor.ITokenThemeRule[] {
  return [
    { token: 'string.key.json', foreground: key },
    { token: 'string.value.json', foreground: string },
    { token: 'number.json', foreground: number },
    { token: 'keyword.json', foreground: number },
    { token: 'delimiter', foreground: text },
    { token: 'delimiter.bracket.json', foreground: text },
    { token: 'delimiter.array.json', foreground: text },
  ]
}

/** What came and what went, in the colours of the summary above; the words changed within a line a little stronger. */
// Both lie over each other, and letters of the strings' green must still stand out 4.5 : 1.
function differences(added: string, removed: string): Record<string, string> {
  return {
    'diffEditor.insertedLineBackground': `${added}12`,
    'diffEditor.insertedTextBackground': `${added}1c`,
    'diffEditor.removedLineBackground': `${removed}12`,
    'diffEditor.removedTextBackground': `${removed}1c`,
  }
}

/** Brackets in the text's own colour: Monaco's rainbow would say something where nothing is meant. */
function brackets(colour: string): Record<string, string> {
  return Object.fromEntries(
    [1, 2, 3, 4, 5, 6].map((at) => [`editorBracketHighlight.foreground${at}`, colour]),
  )
}
