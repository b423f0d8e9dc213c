import type { Explanations } from './explanation'

const SETTINGS = 'https://mwm.datallog.com/preferences/settings'
const NOT_STARTED = 'Nada foi iniciado e nada foi cobrado.'
const WAIT = 'Não inicie de novo às cegas: descubra antes se ela começou, pelo resultado ou na Datallog.'

/** Brazilian Portuguese. */
export const ptBR: Explanations = {
  // Recusada: a plataforma leu o pedido e disse não.
  'credentials-missing': {
    what: 'A Datallog não encontrou as suas credenciais na requisição.',
    why: 'O token de autorização ou a chave de API está em branco, ou algo entre o Seedpad e a Datallog os removeu.',
    next: `Copie os dois valores de novo em ${SETTINGS}, verifique as credenciais e inicie outra vez.`,
  },
  'token-invalid': {
    what: 'A Datallog não aceitou o token de autorização.',
    why: 'Ele está incompleto, foi substituído por um mais novo ou é de outro serviço.',
    next: `Copie o token inteiro em ${SETTINGS}, verifique as credenciais e inicie outra vez.`,
  },
  'key-not-accepted': {
    what: 'O gateway da Datallog não aceitou a chave de API.',
    why: 'Uma chave recém-criada leva até um minuto para funcionar. Uma antiga pode ter sido digitada errado ou excluída.',
    next: `Se a chave é nova, espere um minuto e verifique as credenciais. Se continuar assim, copie a chave de novo em ${SETTINGS}.`,
  },
  'project-not-found': {
    what: 'A Datallog não encontrou este projeto na sua conta.',
    why: 'O nome está diferente, talvez só por uma maiúscula ou um hífen, ou o token é de outra conta.',
    next: 'Compare o nome com o que está na Datallog, letra por letra, e confira de quem é o token.',
  },
  'automation-not-found': {
    what: 'O projeto existe, mas a Datallog não encontrou esta automação nele.',
    why: 'O nome está diferente, a automação fica em outro projeto ou ainda não foi publicada.',
    next: 'Compare o nome com o que está no projeto, letra por letra. Se a automação é nova, publique-a.',
  },
  forbidden: {
    what: 'A Datallog não permitiu iniciar esta automação.',
    why: 'Talvez a sua conta não tenha acesso a este projeto ou a esta automação. A mensagem da Datallog, abaixo, pode dizer mais.',
    next: 'Verifique as credenciais e peça acesso a quem é dono do projeto.',
  },
  'webhook-invalid': {
    what: 'A Datallog não conseguiu usar o webhook da requisição.',
    why: 'Há dois formatos de requisição, cada um escreve o webhook de um jeito, e este destino talvez espere o outro.',
    next: 'Confira a URL e os cabeçalhos do webhook. Se estiverem certos, escolha o outro formato de envio e inicie outra vez.',
  },
  'seed-invalid': {
    what: 'A Datallog não conseguiu usar a seed.',
    why: 'A automação pode esperar outra estrutura, ou este destino quer um objeto JSON, e não um texto ou uma lista.',
    next: 'Compare a seed com uma que funcionou. Se estiver certa, mude no formato de envio a forma como ela é escrita.',
  },
  'no-plan': {
    what: 'A conta não tem um plano ativo.',
    why: 'O plano terminou ou nunca foi contratado, ou o token é de uma conta sem plano.',
    next: 'Ative um plano na Datallog e inicie outra vez. O formulário fica como está.',
  },
  'no-balance': {
    what: 'O saldo da conta não basta para iniciar esta automação.',
    why: 'As execuções anteriores consumiram o saldo.',
    next: 'Recarregue o saldo na Datallog e inicie outra vez. O formulário fica como está.',
  },
  'project-inactive': {
    what: 'O projeto existe, mas não está ativo.',
    why: 'Alguém pode tê-lo pausado, ou ele nunca foi ativado.',
    next: 'Ative o projeto na Datallog e inicie outra vez.',
  },
  'automation-disabled': {
    what: 'A automação existe, mas está desativada.',
    why: 'Alguém a desligou, talvez enquanto fazia uma mudança nela.',
    next: 'Pergunte por que ela está desligada. Ative-a na Datallog e inicie outra vez.',
  },
  refused: {
    what: 'A Datallog recusou o pedido.',
    why: 'O motivo não é um dos que o Seedpad conhece. A mensagem da Datallog, abaixo, diz mais do que podemos dizer.',
    next: 'Siga a mensagem da Datallog. Compare a aba da requisição com a de uma execução que funcionou.',
  },
  'rate-limited': {
    what: 'A Datallog recebeu requisições demais e dispensou esta.',
    why: 'Muitas automações foram iniciadas em pouco tempo, daqui ou de outro lugar que usa a mesma conta.',
    next: 'Espere um minuto e inicie outra vez. Em um lote, escolha um ritmo menor.',
  },

  // Não enviada: está provado que nenhuma requisição saiu.
  'connection-refused': {
    what: `A máquina de destino recusou a conexão. ${NOT_STARTED}`,
    why: 'Nenhum serviço escuta nesse endereço, ou um firewall recusa conexões.',
    next: 'Confira o endereço do destino na configuração do servidor do Seedpad e inicie outra vez.',
  },
  'dns-failed': {
    what: `O nome do destino não foi encontrado. ${NOT_STARTED}`,
    why: 'O servidor do Seedpad está sem rede ou sem DNS, ou o nome foi digitado errado.',
    next: 'Confira a rede do servidor e o endereço do destino e inicie outra vez.',
  },
  'tls-failed': {
    what: `Não foi possível abrir uma conexão segura com o destino. ${NOT_STARTED}`,
    why: 'O certificado venceu ou não é confiável, ou um proxy inspeciona o tráfego com um certificado próprio.',
    next: 'Peça que verifiquem o certificado ou o proxy. Uma autoridade certificadora da própria empresa pode ser indicada ao servidor do Seedpad. Não contorne o problema: as suas credenciais ficariam expostas.',
  },
  'connect-failed': {
    what: `Não foi possível alcançar o destino. ${NOT_STARTED}`,
    why: 'O servidor do Seedpad pode estar sem rede, ou um firewall descarta as conexões dele.',
    next: 'Confira a rede do servidor e inicie outra vez.',
  },
  'proxy-unreachable': {
    what: `Não foi possível alcançar o proxy à frente do servidor do Seedpad. ${NOT_STARTED}`,
    why: 'O proxy está parado, ou o endereço dele no ambiente do servidor está desatualizado.',
    next: 'Confira o proxy no ambiente do servidor do Seedpad, reinicie o servidor e inicie outra vez.',
  },
  'proxy-refused': {
    what: `O proxy à frente do servidor do Seedpad não deixou o pedido passar. ${NOT_STARTED}`,
    why: 'Ele exige outras credenciais, não permite este endereço ou não conseguiu alcançar o destino. O registro do servidor tem a resposta dele.',
    next: 'Fale com quem cuida do proxy, ou dispense o destino do proxy no ambiente do servidor do Seedpad, e inicie outra vez.',
  },
  'invalid-request': {
    what: `O próprio servidor do Seedpad não aceitou esta requisição. ${NOT_STARTED}`,
    why: 'Um campo contém algo que não pode ser enviado, ou a página é mais antiga que o servidor.',
    next: 'Corrija o campo indicado. Se nenhum for indicado, recarregue a página: o rascunho fica guardado.',
  },
  'server-stopping': {
    what: `O servidor do Seedpad estava sendo desligado e não aceitava novos pedidos. ${NOT_STARTED}`,
    why: 'Alguém o parou, ou o reiniciou nesse instante.',
    next: 'Espere ele voltar e inicie outra vez.',
  },
  'never-reached-server': {
    what: `A requisição nunca chegou ao servidor do Seedpad. ${NOT_STARTED}`,
    why: 'A conexão caiu ou a página foi fechada antes do envio. O diário do servidor não tem nenhum registro dela.',
    next: 'Inicie outra vez: esta não pode ser cobrada.',
  },

  // Desconhecida: a requisição pode ter chegado à plataforma.
  timeout: {
    what: 'A Datallog não respondeu a tempo. A automação pode ter começado.',
    why: 'A plataforma ou a rede está lenta. O pedido pode ter sido atendido, e só a resposta se perdeu.',
    next: WAIT,
  },
  'connection-reset': {
    what: 'A conexão caiu antes de a resposta chegar inteira. A automação pode ter começado.',
    why: 'A plataforma, um gateway ou a rede a cortou, talvez depois de a requisição ter chegado.',
    next: WAIT,
  },
  redirect: {
    what: 'O destino respondeu com um redirecionamento, que o Seedpad nunca segue. Não se sabe se a automação começou.',
    why: 'O endereço do destino pode estar desatualizado, ou há uma página de login na frente dele.',
    next: `Confira o endereço do destino na configuração do servidor do Seedpad. ${WAIT}`,
  },
  'server-error': {
    what: 'A Datallog ou o gateway dela informou um erro interno. A automação pode ter começado.',
    why: 'Um erro assim pode ocorrer antes ou depois do início, e a resposta não diz qual dos dois.',
    next: WAIT,
  },
  'unexpected-status': {
    what: 'O destino respondeu de um modo que a documentação da Datallog não descreve. A automação pode ter começado.',
    why: 'Outro serviço pode estar respondendo nesse endereço, ou a plataforma mudou.',
    next: `Leia a aba da resposta. ${WAIT}`,
  },
  'unreadable-answer': {
    what: 'Veio uma resposta, mas não é o JSON que a Datallog promete. A automação pode ter começado.',
    why: 'Um gateway ou um proxy pode ter respondido no lugar da Datallog.',
    next: `Leia a aba da resposta. ${WAIT}`,
  },
  'answer-too-large': {
    what: 'A resposta era tão longa que o Seedpad parou de ler. A automação pode ter começado.',
    why: 'As respostas da Datallog são curtas; é provável que outra coisa tenha respondido.',
    next: `Leia a aba da resposta. ${WAIT}`,
  },
  'no-execution-id': {
    what: 'A Datallog informou sucesso, mas sem um id de execução utilizável. É provável que a automação tenha começado.',
    why: 'A resposta veio vazia ou incompleta, e nada nela prova o início.',
    next: WAIT,
  },
  'contradictory-answer': {
    what: 'A resposta diz ao mesmo tempo que deu certo e que falhou.',
    why: 'O status e as palavras dela não combinam, então não dá para confiar em nenhum dos dois.',
    next: `Leia a aba da resposta. ${WAIT}`,
  },
  'server-crashed': {
    what: 'O servidor do Seedpad parou entre enviar a requisição e anotar a resposta. A automação pode ter começado.',
    why: 'Ele foi encerrado à força, travou ou ficou sem energia nesse instante. O diário mostra a requisição, mas nenhum desfecho.',
    next: WAIT,
  },
  'journal-changed': {
    what: 'O servidor do Seedpad não tem mais o diário ao qual este pedido pertence. Aqui não há como saber se ele foi enviado.',
    why: 'O diretório de dados foi apagado, substituído ou restaurado de uma cópia, ou a máquina caiu junto com ele; ou outro servidor responde nesse endereço.',
    next: `Recarregue a página antes de iniciar a próxima. ${WAIT}`,
  },
}
