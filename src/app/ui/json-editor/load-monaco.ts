// First: what it registers must be known before the first call into Monaco, in whichever chunk that is.
import './monaco-features'
import { loader } from '@monaco-editor/react'
import * as monaco from 'monaco-editor/editor'
import EditorWorker from 'monaco-editor/editor/editor.worker?worker'
import JsonWorker from 'monaco-editor/languages/features/json/json.worker?worker'
import { jsonDefaults } from 'monaco-editor/languages/features/json/register'
import { defineThemes } from './themes'

// Everything is bundled: the wrapper's default would fetch Monaco from another host.
self.MonacoEnvironment = {
  getWorker: (_id, label) => (label === 'json' ? new JsonWorker() : new EditorWorker()),
}
defineThemes(monaco)
loader.config({ monaco })

export { jsonDefaults, monaco }
