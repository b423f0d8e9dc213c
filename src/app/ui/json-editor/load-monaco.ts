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
// RFC 8259 only: what the platform's parser would refuse is an error here too.
jsonDefaults.setDiagnosticsOptions({
  validate: true,
  allowComments: false,
  trailingCommas: 'error',
  comments: 'error',
  schemas: [],
  enableSchemaRequest: false,
})
defineThemes(monaco)
loader.config({ monaco })

export { monaco }
