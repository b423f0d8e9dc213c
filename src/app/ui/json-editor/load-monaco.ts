// First: what it registers must be known before the first call into Monaco, in whichever chunk that is.
import './monaco-features'
import { loader } from '@monaco-editor/react'
import * as monaco from 'monaco-editor/editor'
import { jsonDefaults } from 'monaco-editor/languages/features/json/register'
import EditorWorker from './editor.worker?worker'
import JsonWorker from './json.worker?worker'
import { readyWorker } from './ready-worker'
import { defineThemes } from './themes'

// Everything is bundled: the wrapper's default would fetch Monaco from another host.
self.MonacoEnvironment = {
  getWorker: (_id, label) => readyWorker(() => (label === 'json' ? new JsonWorker() : new EditorWorker())),
}
defineThemes(monaco)
loader.config({ monaco })

export { jsonDefaults, monaco }
