/** O que protege os inícios pagos. */
export const cautionPtBr = {
  'caution.live': 'real · cobrado',
  'caution.row': 'real',
  'caution.title': 'REAL · {{target}} · Seedpad',
  'caution.budget.used': '{{used}} de {{limit}} inícios hoje',
  'caution.budget.near_one': 'Resta {{count}} início hoje, de {{limit}}',
  'caution.budget.near_many': 'Restam {{count}} de inícios hoje, de {{limit}}',
  'caution.budget.near_other': 'Restam {{count}} inícios hoje, de {{limit}}',
  'caution.budget.reached': 'O limite de hoje, {{limit}}, foi atingido',
  'caution.budget.stopped':
    'Nada foi enviado: {{used}} de {{limit}} inícios já foram usados hoje com {{profile}}. Aumente o limite diário ao lado do botão de início e tente de novo.',
  'caution.budget.menu': 'Limite diário…',
  'caution.budget.title': 'Limite diário de inícios',
  'caution.budget.reachedTitle': 'O limite de hoje foi atingido',
  'caution.budget.about':
    'Conta o que pode ter sido cobrado hoje com {{profile}} em destinos reais, neste navegador: iniciado, enviando e desconhecido. Lotes contam também. O Datallog não sabe deste limite.',
  'caution.budget.what':
    'Nada foi enviado. {{used}} inícios saíram hoje com {{profile}}; você definiu {{limit}} como limite.',
  'caution.budget.perDay': 'Inícios por dia',
  'caution.budget.raiseTo': 'Só hoje, permitir até',
  'caution.budget.wrong': 'Digite um número inteiro de {{min}} a 100.000.',
  'caution.budget.save': 'Salvar limite',
  'caution.budget.remove': 'Sem limite',
  'caution.budget.raise': 'Aumentar por hoje e iniciar',
  'caution.budget.cancel': 'Não iniciar',
  'caution.budget.saved': '{{profile}}: no máximo {{limit}} inícios por dia.',
  'caution.budget.removed': '{{profile}} não tem mais limite diário.',
  'caution.budget.failed': 'O limite não pôde ser salvo: o navegador se recusa a guardá-lo.',
  'caution.typed.title': 'Iniciar uma execução cobrada?',
  'caution.typed.what':
    '{{profile}} pede isto: digite {{automation}} para iniciá-la em {{project}}, no destino {{target}}.',
  'caution.typed.field': 'Nome da automação',
  'caution.typed.wrong': 'Este não é o nome da automação. Nada foi enviado.',
  'caution.typed.confirm': 'Iniciar esta execução cobrada',
  'caution.typed.cancel': 'Não iniciar',
  'caution.palette.budget': 'Limite diário de inícios…',
}
