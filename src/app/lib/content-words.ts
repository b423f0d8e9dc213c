import { contentLaterEn } from './i18n/areas/content-later.en'
import { addEnglish, type t as translate } from './i18n/i18n'

addEnglish(contentLaterEn)

/** The words of a view of some content, in the reader's language; `label` names what it is. */
export function contentWords(t: typeof translate, label: string) {
  return {
    label,
    tree: t('inbox.content.tree'),
    text: t('inbox.content.text'),
    hex: t('inbox.content.hex'),
    show: t('inbox.content.show'),
    copyAll: t('inbox.content.copyAll'),
    copied: t('copied'),
    download: t('inbox.content.download'),
    failed: t('pane.failed'),
    retry: t('tryAgain'),
    markup: t('inbox.content.markup'),
    bytes: t('inbox.content.bytes'),
    readAs: t('inbox.content.readAs'),
    readAsDeclared: t('inbox.content.readAsDeclared'),
    json: {
      members: (count: number) => t('inbox.content.members', { count }),
      items: (count: number) => t('inbox.content.items', { count }),
      lines: t('inbox.content.lines'),
      path: t('inbox.content.path'),
      openAll: t('inbox.content.openAll'),
      closeAll: t('inbox.content.closeAll'),
      copyPath: t('inbox.content.copyPath'),
      copyValue: t('inbox.content.copyValue'),
    },
  }
}
