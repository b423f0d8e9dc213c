import { targetIdSchema } from '../../../../contract/target'
import { getLocale, setLocale } from '../../../lib/i18n/i18n'
import { chooseTarget, rememberedTarget } from '../../../lib/target-choice'
import { setTheme, themeChoice } from '../../../lib/theme'
import type { TransferContent } from './transfer-file'

/** The settings that a file carries; each may be missing. */
export type Settings = TransferContent['settings']

/** This browser's settings as they are now. */
export function readSettings(): Settings {
  const target = targetIdSchema.safeParse(rememberedTarget())
  return {
    language: getLocale(),
    theme: themeChoice(),
    ...(target.success && { target: target.data }),
  }
}

/** The settings of a file that are other than those here. A target that the server does not offer is none. */
export function changedSettings(theirs: Settings, offered: readonly { id: string }[]): Settings {
  const mine = readSettings()
  const { language, theme, target } = theirs
  return {
    ...(language !== undefined && language !== mine.language && { language }),
    ...(theme !== undefined && theme !== mine.theme && { theme }),
    ...(target !== undefined &&
      target !== mine.target &&
      offered.some(({ id }) => id === target) && { target }),
  }
}

/** Takes settings over; what is missing stays. */
export function takeSettings({ language, theme, target }: Settings): void {
  if (theme !== undefined) setTheme(theme)
  if (target !== undefined) chooseTarget(target)
  if (language !== undefined) void setLocale(language)
}
