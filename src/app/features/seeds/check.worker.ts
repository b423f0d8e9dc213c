import { checkJson } from '../../../contract/json-text'
import { utf8Length } from '../../../contract/limits'

self.onmessage = (event: MessageEvent<{ id: number; text: string }>) => {
  const { id, text } = event.data
  self.postMessage({ id, result: checkJson(text), bytes: utf8Length(text) })
}
