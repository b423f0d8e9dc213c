import { ButtonPiece } from './pieces/button-piece'
import { ChoicePiece } from './pieces/choice-piece'
import { ContentPiece, JsonTreePiece } from './pieces/content-piece'
import { DialogPiece } from './pieces/dialog-piece'
import { EditorPiece } from './pieces/editor-piece'
import { FieldPiece } from './pieces/field-piece'
import { MenuPiece } from './pieces/menu-piece'
import { MessagePiece } from './pieces/message-piece'
import { ExplanationPiece, RunRowPiece, RunStatePiece } from './pieces/run-piece'
import { SplitterPiece } from './pieces/splitter-piece'
import { TextPiece } from './pieces/text-piece'
import { TokenPiece } from './pieces/token-piece'

/** Every piece, by the name under which its picture is kept. */
export const ALL_PIECES = {
  tokens: TokenPiece,
  buttons: ButtonPiece,
  fields: FieldPiece,
  choices: ChoicePiece,
  menus: MenuPiece,
  dialogs: DialogPiece,
  messages: MessagePiece,
  texts: TextPiece,
  content: ContentPiece,
  'json-tree': JsonTreePiece,
  'run-states': RunStatePiece,
  'run-rows': RunRowPiece,
  explanations: ExplanationPiece,
  splitter: SplitterPiece,
  editor: EditorPiece,
}
