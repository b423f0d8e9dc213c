import type { editor } from 'monaco-editor/editor'

/** Above this many characters the features that walk the whole document are off: sticky scroll alone froze typing at 5 MB. */
export const LARGE_TEXT = 256 * 1024

/**
 * How many lines around the cursor the text area holds: it is filled and laid out anew with almost every key, which up to
 * 16,000 characters costs little. Screen readers get the whole of such a text, and page by page what is longer.
 */
export const linesInTextArea = (length: number): number => (length > 16_000 ? 100 : 500)

/** Options of the seed's editor. The size decides once, when a text is put in. */
export function editorOptions(label: string, large: boolean): editor.IStandaloneEditorConstructionOptions {
  return {
    // Enter ends a line and a comma is a comma, whatever is on offer; Tab takes what is offered.
    acceptSuggestionOnCommitCharacter: false,
    acceptSuggestionOnEnter: 'off',
    ariaLabel: label,
    // The whole of a usual seed is in the text area, for screen readers and for whatever else fills in text areas.
    accessibilitySupport: large ? 'auto' : 'on',
    // What is typed, dictated or inserted as one text comes out as just that: no closers are added to it.
    autoClosingBrackets: 'never',
    autoClosingQuotes: 'never',
    automaticLayout: true,
    autoSurround: 'never',
    // The text area behaves alike in every browser; EditContext exists in one family only.
    editContext: false,
    bracketPairColorization: { enabled: false },
    contextmenu: true,
    cursorSurroundingLines: 2,
    fixedOverflowWidgets: true,
    folding: !large,
    fontFamily: "'JetBrains Mono Variable', ui-monospace, Menlo, Consolas, monospace",
    fontLigatures: false,
    // As large as the page's own type, which demo mode enlarges.
    fontSize: Math.round(parseFloat(getComputedStyle(document.documentElement).fontSize) * (13 / 16)),
    guides: { indentation: !large, bracketPairs: false },
    hideCursorInOverviewRuler: true,
    largeFileOptimizations: true,
    lineHeight: 20,
    lineNumbersMinChars: 3,
    // To find a bracket's partner, Monaco makes a tree of the whole text.
    matchBrackets: large ? 'never' : 'always',
    links: false,
    minimap: { enabled: false },
    occurrencesHighlight: 'off',
    overviewRulerBorder: false,
    overviewRulerLanes: 0,
    padding: { top: 8, bottom: 8 },
    quickSuggestions: false,
    renderLineHighlight: 'line',
    scrollBeyondLastLine: false,
    selectionHighlight: !large,
    smoothScrolling: false,
    stickyScroll: { enabled: false },
    // Asked for by Ctrl+Space; a schema lets them come by themselves.
    suggestOnTriggerCharacters: false,
    tabSize: 2,
    unicodeHighlight: { ambiguousCharacters: false, invisibleCharacters: true },
    unusualLineTerminators: 'off',
    wordBasedSuggestions: 'off',
    wordWrap: large ? 'off' : 'on',
    wrappingIndent: 'indent',
  }
}
