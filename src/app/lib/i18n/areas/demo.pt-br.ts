/** O modo de demonstração. */
export const demoPtBr = {
  'demo.banner': 'Modo de demonstração. Segredos ficam ocultos; os inícios vão ao simulador e nada custam.',
  'demo.bannerLive': 'Modo de demonstração com inícios reais: são cobrados.',
  'demo.held': '{{target}} foi escolhido, mas os inícios ainda vão ao simulador.',
  'demo.allow': 'Iniciar de verdade em {{target}}',
  'demo.simulator': 'Voltar ao simulador',
  'demo.hideNames': 'Ocultar nomes',
  'demo.script': 'Mostrar o exemplo',
  'demo.endScript': 'Fechar o exemplo',
  'demo.end': 'Encerrar',
  'demo.region': 'Exemplo guiado',
  'demo.step': 'Passo {{at}} de {{of}}',
  'demo.fill': 'Preencher',
  'demo.next': 'Próximo passo',
  'demo.again': 'Do começo',
  'demo.waiting': 'Preenchido. Clique em Iniciar automação.',
  'demo.done': 'Feito.',
  'demo.accept.title': 'Um início é aceito',
  'demo.accept.text':
    'A linha passa de enviando a iniciado, com o execution_id como prova. Preencha e clique em Iniciar automação.',
  'demo.result.title': 'O resultado volta',
  'demo.result.text':
    'Um seed entra; segundos depois o resultado chega à caixa de entrada e aparece na execução.',
  'demo.refusal.title': 'Uma recusa, em palavras claras',
  'demo.refusal.text': 'A conta não tem plano: nada rodou. A execução diz por quê e o que fazer.',
  'demo.unknown.title': 'Desconhecido, depois provado',
  'demo.unknown.text':
    'A resposta se perde, então ninguém pode afirmar nada. Depois o resultado chega e prova que iniciou.',
}
