/** What guards paid starts, as far as the first screen shows it. */
export const cautionEn = {
  'caution.live': 'live · paid',
  'caution.row': 'live',
  'caution.title': 'LIVE · {{target}} · Seedpad',
  'caution.budget.used_one': '{{used}} of {{count}} start today',
  'caution.budget.used_other': '{{used}} of {{count}} starts today',
  'caution.budget.near_one': '{{count}} start left today, of {{limit}}',
  'caution.budget.near_other': '{{count}} starts left today, of {{limit}}',
  'caution.budget.reached': 'Today’s limit of {{limit}} is reached',
  'caution.budget.stopped':
    'Nothing was sent: of today’s starts under {{profile}}, {{limit}}, {{used}} went out already. Raise the daily limit beside the start button, then try again.',
  'caution.budget.menu': 'Daily limit…',
} as const
