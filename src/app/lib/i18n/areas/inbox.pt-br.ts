/** Entregas e resultados: a página da caixa de entrada, a linha do tempo e o resultado de uma execução. */
export const inboxPtBr = {
  'nav.inbox': 'Entrada',

  'timeline.label': 'Linha do tempo',
  'timeline.sent': 'enviado em {{time}}',
  'timeline.ahead': 'à frente do relógio deste computador',
  'timeline.notSent': 'nunca saiu deste painel',
  'timeline.waitingAnswer': 'aguardando a resposta há {{elapsed}}',
  'timeline.accepted': 'aceito',
  'timeline.rejected': 'rejeitado',
  'timeline.unknown': 'desfecho desconhecido',
  'timeline.proved': 'início provado por uma entrega {{after}}',
  'timeline.result': 'resultado {{after}}',
  'timeline.unverified': 'entrega não verificada {{after}}',
  'timeline.waitingResult': 'aguardando o resultado há {{elapsed}}',
  'timeline.waitingLong': 'aguardando o resultado há {{elapsed}}: mais que o normal',
  'timeline.elsewhere': 'o resultado vai para outro lugar',

  'result.fromFile':
    'Esta execução veio de um arquivo, sem resultado. Ele chegaria ao navegador que a iniciou.',
  'result.none': 'Nada foi iniciado, então nenhum resultado virá.',
  'result.elsewhere': 'O resultado vai para {{url}}. Ele não chega aqui.',
  'result.default': 'O resultado vai para o webhook padrão da automação, se houver. Ele não chega aqui.',
  'result.elsewhereHint':
    'Para ver resultados aqui, escolha “Caixa de entrada deste painel” em “Enviar o resultado para” antes de iniciar.',
  'result.cleared':
    'Um resultado chegou em {{when}}. Depois foi excluído da caixa de entrada; só resta o horário.',
  'result.waitingTitle': 'Aguardando o resultado há {{elapsed}}',
  'result.waiting':
    'Ele aparece aqui sozinho assim que o Datallog o entregar. Enquanto isso, você pode fechar a página: a caixa de entrada o guarda.',
  'result.waitingSim':
    'Ele aparece aqui sozinho assim que o simulador o entregar. Enquanto isso, você pode fechar a página: a caixa de entrada o guarda.',
  'result.longTitle': 'Nenhum resultado há {{elapsed}}: é mais que o normal',
  'result.longIntro': 'O Seedpad continua aguardando. O que você pode verificar:',
  'result.longRunning':
    'A automação ainda está rodando, ou falhou? O log dela no Datallog diz; algumas levam horas.',
  'result.longReach':
    'O Datallog consegue chegar a {{url}} pela internet? O teste manda uma entrega para lá e diz o que aconteceu.',
  'result.longUnproven':
    'O desfecho desta execução é desconhecido: se ela nunca começou, nenhum resultado virá.',
  'result.longSim':
    'O simulador entrega em até 20 segundos, ou nunca, quando a automação se chama “result-never”. O que estava pendente quando o servidor parou se perdeu.',
  'result.unreachable':
    'O destino pedido é {{host}}, ao qual {{target}} não chega pela internet: sem um túnel seu que leve até lá, nada virá.',
  'result.reconnecting':
    'Esta página perdeu o contato com a caixa de entrada e está reconectando. Nada se perde enquanto isso.',
  'result.deliveries': 'Entregas',
  'result.delivery': 'Entrega de {{time}}',
  'result.copies_one': 'chegou uma vez',
  'result.copies_many': 'chegou {{count}} de vezes',
  'result.copies_other': 'chegou {{count}} vezes',
  'result.lastCopy': 'última cópia: {{time}}',
  'result.late': 'atrasada',
  'result.verified': 'verificada',
  'result.verifiedHint': 'Trouxe o segredo desta execução.',
  'result.unverified': 'não verificada: não trouxe o segredo desta execução',
  'result.contradiction':
    'Chegou uma entrega com o segredo desta execução, embora ela conste como “{{state}}”. Investigue: ela pode ter começado, afinal.',
  'result.emptyBody': 'A entrega veio sem corpo.',
  'result.bodyGone':
    'O corpo desta entrega foi descartado pelos limites da caixa de entrada antes que este navegador pudesse lê-lo.',
  'result.label': 'Resultado',

  'inbox.content.show': 'Mostrar como',
  'inbox.content.tree': 'Árvore',
  'inbox.content.text': 'Texto',
  'inbox.content.hex': 'Em bytes',
  'inbox.content.copyAll': 'Copiar tudo',
  'inbox.content.copyValue': 'Copiar valor',
  'inbox.content.copyPath': 'Copiar caminho',
  'inbox.content.download': 'Baixar',
  'inbox.content.markup': 'Marcação, mostrada como texto',
  'inbox.content.bytes': 'Não é texto: mostrado em bytes',
  'inbox.content.undone':
    'Decodificado de {{codings}}: chegaram {{came}}, são lidos {{read}}. Os bytes e o download ficam como chegaram.',
  'inbox.content.bound':
    'Só os primeiros {{size}} são lidos: decodificado, há mais. Um corpo pequeno pode conter gigabytes.',
  'inbox.content.broken':
    'Os dados {{coding}} estão danificados ou interrompidos: mostra-se o que pôde ser lido antes disso.',
  'inbox.content.unreadable':
    'Os dados {{coding}} estão danificados ou interrompidos: mostram-se os bytes que chegaram.',
  'inbox.content.unknown':
    'O Content-Encoding {{coding}} não pode ser decodificado aqui: mostram-se os bytes que chegaram.',
  'inbox.content.elsewhere':
    'Este navegador não decodifica {{coding}}, e o servidor do Seedpad não o fez: mostram-se os bytes que chegaram.',
  'inbox.content.declared': 'Lido como {{charset}}, como diz o Content-Type.',
  'inbox.content.mark': 'Lido como {{charset}}, pela marca de ordem de bytes.',
  'inbox.content.chosen': 'Lido como {{charset}}, por escolha sua.',
  'inbox.content.charsetUnknown': 'Ninguém aqui conhece o charset {{charset}} que o Content-Type indica.',
  'inbox.content.notIn': 'Os bytes não são {{charset}}, embora o Content-Type diga que sim.',
  'inbox.content.wideJson': 'JSON deve ser UTF-8 (RFC 8259, 8.1): outros programas podem não conseguir ler.',
  'inbox.content.readAs': 'Ler como',
  'inbox.content.readAsDeclared': 'como declarado',
  'inbox.content.members_one': '{{count}} membro',
  'inbox.content.members_many': '{{count}} de membros',
  'inbox.content.members_other': '{{count}} membros',
  'inbox.content.items_one': '{{count}} elemento',
  'inbox.content.items_many': '{{count}} de elementos',
  'inbox.content.items_other': '{{count}} elementos',
  'inbox.content.lines': 'abra para ler inteiro',
  'inbox.content.path': 'Onde isto está',
  'inbox.content.openAll': 'Abrir tudo',
  'inbox.content.closeAll': 'Recolher tudo',

  'inbox.state.connecting': 'entrada: conectando…',
  'inbox.state.live': 'entrada ao vivo',
  'inbox.state.reconnecting': 'entrada: reconectando…',
  'inbox.state.refusing': 'entrada recusa entregas',
  'inbox.state.stuck': 'entrada: não guardada aqui',
  'inbox.state.liveHint': 'O que chega aparece em um instante.',
  'inbox.state.followingHint': 'Outra aba deste navegador mantém a conexão para todas.',
  'inbox.state.reconnectingHint':
    'A página tenta de novo sozinha. O que chega enquanto isso fica guardado no servidor.',
  'inbox.new_one': '{{count}} entrega nova',
  'inbox.new_many': '{{count}} de entregas novas',
  'inbox.new_other': '{{count}} entregas novas',

  'inbox.notWritable':
    'O servidor do Seedpad não consegue guardar entregas: o disco está cheio ou é somente leitura. Os resultados estão sendo recusados com 503, e quem não tentar de novo os perde. Libere espaço no diretório de dados; este aviso some sozinho.',
  'inbox.gap_one':
    'No máximo {{count}} entrega antiga foi descartada pelos limites da caixa de entrada antes que este navegador a visse.',
  'inbox.gap_many':
    'No máximo {{count}} de entregas antigas foram descartadas pelos limites da caixa de entrada antes que este navegador as visse.',
  'inbox.gap_other':
    'No máximo {{count}} entregas antigas foram descartadas pelos limites da caixa de entrada antes que este navegador as visse.',
  'inbox.gapUnknown':
    'Entregas antigas foram descartadas pelos limites da caixa de entrada antes que este navegador as visse; quantas, não há como saber.',
  'inbox.gapReset':
    'A caixa de entrada do servidor recomeçou do zero (outro diretório de dados). O que ela tinha recebido antes e este navegador ainda não tinha visto se perdeu.',

  'inbox.heading': 'Caixa de entrada',
  'inbox.menu': 'Mais opções da caixa de entrada',
  'inbox.list': 'Entregas',
  'inbox.detail': 'Entrega',
  'inbox.filter': 'Filtrar entregas',
  'inbox.filterPlaceholder': 'Filtrar por execução, cabeçalho ou conteúdo',
  'inbox.emptyTitle': 'Nada chegou ainda',
  'inbox.empty':
    'Tudo o que for enviado a esta caixa de entrada aparece aqui: resultados de execuções e o que for enviado ao endereço dela para testar um webhook. Para ver uma agora, inicie o exemplo no simulador ou clique em “Testar minha caixa de entrada”, em “Endereço, teste e notificações”.',
  'inbox.noMatch': 'Nenhuma entrega corresponde a “{{text}}”.',
  'inbox.older': 'Mostrar entregas mais antigas',
  'inbox.choose': 'Escolha uma entrega para ver o que chegou.',
  'inbox.gone': 'Esta entrega não está mais aqui.',
  'inbox.back': 'Voltar à lista',
  'inbox.unseen': 'nova',
  'inbox.test': 'Entrega de teste',
  'inbox.orphan': 'Sem execução aqui',
  'inbox.orphanText':
    'Nenhuma execução no histórico deste navegador tem o id {{id}}: foi excluída, foi iniciada em outro navegador ou nunca existiu.',
  'inbox.testText': 'Enviada por “Testar minha caixa de entrada”.',
  'inbox.toRun': 'Ver a execução',
  'inbox.ofRun': '{{automation}} em {{project}}',
  'inbox.received': 'Recebida',
  'inbox.first': 'Primeira cópia',
  'inbox.request': 'Requisição',
  'inbox.size': 'Tamanho',
  'inbox.hash': 'Hash SHA-256',
  'inbox.proof': 'Origem',
  'inbox.proofVerified': 'verificada pelo segredo da execução',
  'inbox.proofUnverified':
    'não verificada: não trouxe o segredo da execução, então qualquer um pode tê-la enviado',
  'inbox.proofNone': 'não há como saber: não existe execução com que comparar',
  'inbox.headers_one': '{{count}} cabeçalho',
  'inbox.headers_many': '{{count}} de cabeçalhos',
  'inbox.headers_other': '{{count}} cabeçalhos',
  'inbox.masked':
    'Valores que podem ser segredos não são guardados: todos, menos os que remetentes e proxies escrevem por conta própria.',
  'inbox.body': 'Corpo',

  'inbox.about': 'Endereço, teste e notificações',
  'inbox.address': 'Endereço desta caixa de entrada',
  'inbox.addressHint':
    'Envie qualquer coisa para lá para testar um webhook sem uma execução. Quem tiver o endereço pode colocar entregas nesta caixa de entrada; só este navegador pode lê-las.',
  'inbox.addressShow': 'Mostrar',
  'inbox.addressHide': 'Ocultar',
  'inbox.addressCopy': 'Copiar o endereço com o segredo',
  'inbox.local': 'Só programas nesta máquina ou na rede dela chegam até ele.',
  'inbox.limits':
    'O servidor guarda as 1.000 entregas mais recentes, de até 30 dias, 64 MiB no total; este navegador guarda o que já viu até você excluir.',

  'inbox.testMine': 'Testar minha caixa de entrada',
  'inbox.testing': 'Testando…',
  'inbox.tested.ok': 'Uma entrega enviada a {{via}} chegou a esta caixa de entrada em {{duration}}.',
  'inbox.tested.okLocal':
    'Uma entrega enviada a {{via}} chegou a esta caixa de entrada em {{duration}}. Mas ela partiu desta mesma máquina: o Datallog não chega a esse endereço pela internet.',
  'inbox.tested.dns-failed':
    'Ninguém conhece o nome em {{via}}. Verifique se há erro de digitação em SEEDPAD_PUBLIC_URL e se o túnel está no ar.',
  'inbox.tested.connection-refused':
    'Ninguém atende em {{via}}. Inicie o proxy reverso ou o túnel, ou corrija SEEDPAD_PUBLIC_URL.',
  'inbox.tested.connection-reset': '{{via}} cortou a conexão. Veja o log do próprio proxy ou túnel.',
  'inbox.tested.tls-failed':
    'O certificado de {{via}} não é aceito: está vencido, é autoassinado ou foi feito para outro nome.',
  'inbox.tested.timeout':
    'Nenhuma resposta veio de {{via}} em {{duration}}. Um firewall pode estar engolindo a chamada.',
  'inbox.tested.redirect':
    '{{via}} respondeu com um redirecionamento ({{status}}), muitas vezes para uma página de login. Webhooks não fazem login: deixe /hooks passar sem ele.',
  'inbox.tested.refused':
    '{{via}} respondeu {{status}} em vez de aceitar a entrega. Verifique se o proxy repassa /hooks ao Seedpad sem alterações.',
  'inbox.tested.not-this-server':
    'Alguém em {{via}} aceitou a entrega, mas ela não está nesta caixa de entrada: o endereço leva a outro servidor.',
  'inbox.tested.failed': 'A chamada a {{via}} falhou. O log do servidor pode dizer mais.',
  'inbox.tested.noServer': 'O próprio servidor do Seedpad não respondeu, então nada foi testado.',

  'inbox.reach.how': 'Como mudar isso',
  'inbox.reach.step1':
    'Coloque um proxy reverso ou um túnel seu na frente deste servidor, para que ele tenha um endereço na internet. Inicie o Seedpad com SEEDPAD_HOOKS_PORT e leve o túnel até essa porta: ela atende só a caixa de entrada e nada mais.',
  'inbox.reach.step2': 'Inicie o Seedpad com SEEDPAD_PUBLIC_URL definido como esse endereço, sem /hooks.',
  'inbox.reach.step3': 'Recarregue esta página e aperte o botão abaixo.',

  'inbox.notify.label': 'Notificações na área de trabalho',
  'inbox.notify.text':
    'Avisar quando algo chegar e nenhuma aba do Seedpad estiver à vista. O aviso traz só projeto e automação, nunca o que foi entregue.',
  'inbox.notify.denied':
    'Este navegador foi instruído a não mostrar notificações desta página. Permita-as antes nas configurações dele para este endereço.',
  'inbox.notify.unsupported':
    'Este navegador não mostra notificações aqui. Elas exigem https ou a própria máquina do servidor.',
  'inbox.notify.title_one': 'Chegou uma entrega',
  'inbox.notify.title_many': 'Chegaram {{count}} de entregas',
  'inbox.notify.title_other': 'Chegaram {{count}} entregas',
  'inbox.notify.noRun': 'Não pertence a nenhuma execução deste navegador.',

  'inbox.trouble.unkept':
    'Este navegador não conseguiu guardar o que chegou: o armazenamento está cheio ou bloqueado. O servidor guarda enquanto isso, e a página tenta de novo com pausas cada vez maiores. Abra espaço: exclua o que não é necessário ou limpe a entrada.',
  'inbox.trouble.crowded':
    'Páginas ou programas demais leem esta entrada, ou este servidor, ao mesmo tempo. O que chega fica guardado no servidor, e a página tenta de novo sozinha. Feche o que não é necessário.',
  'inbox.trouble.now': 'Tentar agora',

  'inbox.resend': 'Enviar de novo com cURL',
  'inbox.resendTitle': 'Enviar esta entrega a um programa seu',
  'inbox.resendUrl': 'Endereço do seu programa',
  'inbox.resendText':
    'Envia o mesmo método, os mesmos cabeçalhos e bytes. Para bash, zsh e outros shells POSIX. Valores de cabeçalho mascarados são desconhecidos e ficam de fora.',
  'inbox.resendCommand': 'Comando',
  'inbox.resendCopy': 'Copiar como cURL',
  'inbox.resendCut': 'Só o começo aparece; a cópia traz todos os {{size}}.',
  'inbox.resendBadUrl': 'Informe um endereço completo, como http://localhost:8000/webhook.',

  'inbox.clear': 'Esvaziar a caixa de entrada',
  'inbox.clearTitle': 'Esvaziar a caixa de entrada?',
  'inbox.clearNothing': 'Não há nada para excluir.',
  'inbox.clearText_one': '{{count}} entrega é excluída, aqui e no servidor. Não dá para desfazer.',
  'inbox.clearText_many': '{{count}} de entregas são excluídas, aqui e no servidor. Não dá para desfazer.',
  'inbox.clearText_other': '{{count}} entregas são excluídas, aqui e no servidor. Não dá para desfazer.',
  'inbox.clearKeep_one': 'Manter {{count}} entrega que pertence a uma execução do histórico',
  'inbox.clearKeep_many': 'Manter {{count}} de entregas que pertencem a execuções do histórico',
  'inbox.clearKeep_other': 'Manter {{count}} entregas que pertencem a execuções do histórico',
  'inbox.clearKeepHint': 'Ficam neste navegador; a cópia do servidor é excluída de qualquer forma.',
  'inbox.clearCancel': 'Cancelar',
  'inbox.clearConfirm': 'Excluir',
  'inbox.clearFailed':
    'O servidor não conseguiu esvaziar a caixa de entrada, então nada foi excluído. Tente de novo.',
  'inbox.seenAll': 'Marcar tudo como visto',
} as const
