/** O armazenamento da própria página, resultados desconhecidos e suas saídas, o reenvio. */
export const promisesPtBr = {
  'promises.storage.waiting':
    'Uma aba com um Seedpad mais antigo está usando o histórico. Feche ou recarregue essa aba; esta página continua sozinha em seguida.',
  'promises.storage.outdated':
    'Um Seedpad mais novo foi aberto em outra aba. Recarregue esta página para continuar; o que você digitou fica guardado.',
  'promises.storage.denied':
    'Este navegador não guarda dados desta página (janela anônima ou dados de sites bloqueados). Escrever e conferir um seed funciona, só nesta aba e até ela ser fechada. Nada pode ser iniciado, pois cada início é anotado antes de ser enviado: permita dados para este endereço e recarregue.',
  'promises.storage.full':
    'Não há mais espaço para o histórico. O Seedpad não inicia nada sem ele: libere espaço em disco e recarregue.',
  'promises.storage.failed':
    'Não foi possível abrir o histórico. O Seedpad não inicia nada sem ele e continua tentando.',
  'promises.storage.reload': 'Recarregar',
  'promises.storage.makeRoom': 'Liberar espaço…',

  'promises.trouble.denied':
    'Nada foi enviado: este navegador não guarda dados desta página, e nenhum início sai antes de ser registrado. Permita dados para este endereço e inicie de novo. O que você digitou continua aqui.',
  'promises.trouble.full':
    'Nada foi enviado: não há espaço para o histórico, e nenhum início sai antes de ser registrado. Apague execuções antigas ou libere espaço em disco e inicie de novo. O que você digitou continua aqui.',
  'promises.trouble.waiting':
    'Nada foi enviado: uma aba com um Seedpad mais antigo está usando o histórico. Feche ou recarregue essa aba e inicie de novo.',
  'promises.trouble.outdated':
    'Nada foi enviado: um Seedpad mais novo foi aberto em outra aba. Recarregue esta página e inicie de novo. O que você digitou fica guardado.',
  'promises.trouble.slow':
    'Nada foi enviado: o histórico não pôde ser gravado em 10 segundos. Verifique o disco e inicie de novo.',
  'promises.trouble.unsaved':
    'Nada foi enviado: há desfechos demais que só esta aba conhece. Grave-os ou baixe-os no alto da página e inicie de novo. O que você digitou continua aqui.',
  'promises.trouble.insecure':
    'Nada foi enviado: a página veio por http simples de outra máquina, e assim o navegador não oferece o que o Seedpad precisa. Abra por https ou na própria máquina do servidor.',
  'promises.trouble.failed':
    'Nada foi enviado: o histórico não pôde ser gravado, e nenhum início sai antes de ser registrado. Recarregue a página e inicie de novo. O que você digitou fica guardado.',
  'promises.trouble.unexpected':
    'Algo deu errado nesta página. Veja a linha mais recente em Execuções antes de iniciar de novo: ela diz o que aconteceu.',

  'promises.unwritten.title_one': 'O desfecho de um início não pôde ser gravado no histórico.',
  'promises.unwritten.title_many': '{{count}} desfechos não puderam ser gravados no histórico.',
  'promises.unwritten.title_other': '{{count}} desfechos não puderam ser gravados no histórico.',
  'promises.unwritten.text':
    'Até que isso seja possível, só esta aba sabe dele: mantenha a aba aberta ou baixe uma cópia.',
  'promises.unwritten.bound': 'Nenhum outro início sai desta aba antes que sejam gravados ou baixados.',
  'promises.unwritten.retry': 'Gravar agora',
  'promises.unwritten.download': 'Baixar em JSON',

  'promises.notLoaded':
    'Esta parte da página não pôde ser carregada. Verifique se o servidor do Seedpad está funcionando e tente de novo.',
  'promises.byHand': 'à mão',
  'promises.notStarted': 'não iniciado',
  'promises.provenByResult': 'provada pelo resultado',
  'promises.ways': 'Três saídas',
  'promises.waysLink': 'Três saídas para “desconhecido”',
  'promises.wait.title': 'Esperar o resultado',
  'promises.wait.inbox':
    'Esperando há {{elapsed}}. Um resultado no endereço desta execução prova que ela iniciou e é reconhecido sozinho.',
  'promises.wait.unverified':
    'Um resultado chegou {{ago}}, mas sem o segredo desta execução, e por isso não prova nada. Veja em Resultado e avalie.',
  'promises.wait.unreachable':
    'Ele teria de chegar a {{host}}, que {{target}} não alcança pela internet: nada vai chegar.',
  'promises.wait.url':
    'Ele não pode chegar aqui: vai para {{url}}. Se já chegou lá, a automação iniciou mesmo.',
  'promises.wait.default':
    'Ele não pode chegar aqui: vai para o webhook padrão da automação. Se já chegou lá, a automação iniciou mesmo.',
  'promises.mark.title': 'Marcar à mão',
  'promises.mark.text': 'Você olhou no Datallog, ou perguntou, e sabe o que aconteceu.',
  'promises.mark.started': 'Iniciou…',
  'promises.mark.not-started': 'Não iniciou…',
  'promises.again.title': 'Enviar de novo',
  'promises.again.paid': 'Se a primeira iniciou mesmo, esta é uma segunda execução paga.',
  'promises.again.free': 'O simulador não cobra nada. No Datallog, poderia ser uma segunda execução paga.',
  'promises.again.button': 'Enviar de novo…',

  'promises.markDialog.started': 'Marcar esta execução como iniciada',
  'promises.markDialog.not-started': 'Marcar esta execução como não iniciada',
  'promises.markDialog.name': 'Seu nome',
  'promises.markDialog.note': 'Como você sabe?',
  'promises.markDialog.noteHint': 'Fica guardado com a execução para quem perguntar depois.',
  'promises.markDialog.noteMissing': 'Escreva como você sabe: é a única evidência que esta marca vai ter.',
  'promises.markDialog.id': 'execution_id, se você o encontrou em outro lugar',
  'promises.markDialog.idBad': 'Um execution_id tem no máximo 200 caracteres simples, sem espaços.',
  'promises.markDialog.by': 'Registrado com a hora, como {{who}}.',
  'promises.markDialog.byNobody': 'Registrado com a hora, sem nome.',
  'promises.markDialog.kept': 'O que se sabia antes fica junto, e você pode retirar a marca.',
  'promises.markDialog.changed':
    'Esta execução não é mais desconhecida: algo a resolveu nesse meio-tempo. Nada foi alterado.',
  'promises.markDialog.failed': 'A marca não pôde ser gravada no histórico. Tente de novo.',
  'promises.markDialog.cancel': 'Cancelar',
  'promises.markDialog.confirm.started': 'Marcar como iniciada',
  'promises.markDialog.confirm.not-started': 'Marcar como não iniciada',

  'promises.marked.started': 'Marcada à mão como iniciada',
  'promises.marked.not-started': 'Marcada à mão como não iniciada',
  'promises.marked.by': '{{who}}, em {{when}}',
  'promises.marked.nobody': 'sem nome',
  'promises.marked.before': 'Antes disso:',
  'promises.marked.confirmed': 'Depois disso chegou um resultado, que prova que ela iniciou.',
  'promises.marked.overruled': 'Depois disso chegou um resultado, que desmente a marca: ela iniciou.',
  'promises.marked.undo': 'Retirar a marca',
  'promises.marked.done': 'A execução está marcada.',
  'promises.timeline.started': 'marcada como iniciada',
  'promises.timeline.not-started': 'marcada como não iniciada',

  'promises.link.of': 'Envia de novo a execução de {{time}}:',
  'promises.link.as': 'Enviada de novo em {{time}}:',
  'promises.link.show': 'Ver a execução de {{time}}',

  'promises.againDialog.title': 'Enviar esta execução de novo?',
  'promises.againDialog.paid':
    'A primeira pode ter iniciado. Enviar de novo pode gerar uma segunda cobrança.',
  'promises.againDialog.free': 'A primeira pode ter iniciado. O simulador não cobra nada.',
  'promises.againDialog.what':
    '{{automation}} em {{project}} com a mesma requisição, em {{target}} como {{profile}}.',
  'promises.againDialog.again': 'Ela já foi enviada de novo {{ago}}.',
  'promises.againDialog.showAgain': 'Ver essa execução',
  'promises.againDialog.headers': 'Os valores dos cabeçalhos não ficam no histórico. Informe-os de novo:',
  'promises.againDialog.headerMissing': 'Informe o valor deste cabeçalho.',
  'promises.againDialog.credentials':
    '{{target}} exige o token de autorização e a chave de API: informe-os antes.',
  'promises.againDialog.noTarget': 'Este servidor não oferece mais {{target}}.',
  'promises.againDialog.moved': '{{target}} agora fica em {{now}}; a primeira foi para {{then}}.',
  'promises.againDialog.failed': 'Esta execução não pode ser reenviada como está. Use Editar e executar.',
  'promises.againDialog.edit': 'Editar antes',
  'promises.againDialog.cancel': 'Não enviar',
  'promises.againDialog.confirm': 'Enviar de novo',
  'promises.againDialog.confirmPaid': 'Enviar mesmo assim',
  'promises.againDialog.sending': 'Enviando…',

  'promises.damaged.row': 'linha danificada',
  'promises.damaged.text':
    'A linha gravada desta execução não pôde ser lida por completo. Ela fica guardada como está; aqui aparece o que pôde ser lido.',
  'promises.damaged.raw': 'Linha gravada',
} as const
