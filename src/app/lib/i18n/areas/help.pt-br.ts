/** O painel de ajuda, nas palavras de quem opera. */
export const helpPtBr = {
  'help.shortcuts': 'Atalhos de teclado',
  'help.settings': 'Abrir a página de configurações da plataforma',
  'help.seed.q': 'O que é um seed?',
  'help.seed.a':
    'O JSON que a sua automação recebe como entrada: o primeiro argumento da função. É enviado exatamente como o editor o mostra. Com o editor vazio, nenhum seed é enviado.',
  'help.first.q': 'Como experimento sem pagar?',
  'help.first.a':
    'Escolha o simulador (violeta, no alto à esquerda) e clique em Iniciar automação. O exemplo dá um execution_id e, segundos depois, um resultado. Nomes como no-plan ou slow, sugeridos em Automação, mostram o que pode dar errado.',
  'help.credentials.q': 'De onde vêm o token e a chave?',
  'help.credentials.a':
    'Da página de configurações da sua conta Datallog. Cole cada um no seu campo, como copiado, e clique em Verificar credenciais: isso não inicia nada. Uma chave nova leva até um minuto. Para guardá-los além desta aba, crie um cofre.',
  'help.charged.q': 'Quando sou cobrado?',
  'help.charged.a':
    'Só por um início em um destino real (vermelho, marcado como real). Um clique é enviado no máximo uma vez, e nada se repete sozinho. Defina um limite diário ao lado do botão de início; um perfil também pode pedir o nome da automação antes de cada início.',
  'help.result.q': 'Para onde vai o resultado?',
  'help.result.a':
    'Para onde você mandar: a caixa de entrada deste painel (e então aparece na execução), outra URL, ou o webhook definido para a automação na plataforma.',
  'help.reach.q': 'Como um resultado real chega à minha caixa de entrada?',
  'help.reach.a':
    'O Datallog precisa alcançar este servidor pela internet. Coloque-o atrás de HTTPS ou de um túnel, defina SEEDPAD_PUBLIC_URL com esse endereço e teste na página Entrada.',
  'help.unknown.q': 'Por que uma execução está “desconhecida”?',
  'help.unknown.a':
    'Foi enviada, mas não voltou resposta clara: pode ter iniciado ou não. Espere o resultado, que prova; olhe na plataforma e marque à mão; ou envie de novo, sabendo que pode ser cobrado duas vezes.',
  'help.lost.q': 'E se a página ou o servidor caírem?',
  'help.lost.a':
    'O que você digita é guardado neste navegador enquanto digita. Cada início é anotado antes de ser enviado; depois de reiniciar, a página pergunta ao diário do servidor o que aconteceu.',
  'help.demo.q': 'Como mostro a outras pessoas?',
  'help.demo.a':
    'Ligue o modo de demonstração: letras maiores, segredos que não podem ser revelados, o simulador como destino, nomes ocultos se quiser, e um exemplo guiado em quatro passos.',
  'help.tour.step': 'Passo {{at}} de {{of}}',
  'help.tour.next': 'Avançar',
  'help.tour.back': 'Voltar',
  'help.tour.end': 'Encerrar o tour',
  'help.tour.done': 'Concluir',
  'help.tour.target.title': 'Para onde vai um início',
  'help.tour.target.text':
    'O simulador é gratuito e responde como a plataforma. Os destinos reais iniciam execuções pagas; são marcados por cor e por palavras em toda parte.',
  'help.tour.seed.title': 'A seed',
  'help.tour.seed.text':
    'O JSON que a sua automação recebe como entrada, enviado exatamente como você o vê. É salvo enquanto você digita; os erros são marcados no lugar.',
  'help.tour.sendTo.title': 'Para onde vai o resultado',
  'help.tour.sendTo.text':
    'Com a caixa de entrada deste painel, o resultado volta para a execução. Ele também pode ir para outra URL ou para o webhook da própria automação.',
  'help.tour.start.title': 'Iniciar',
  'help.tour.start.text':
    'A linha ao lado do botão diz o que vai acontecer antes de você clicar. Um clique é enviado no máximo uma vez.',
  'help.tour.runs.title': 'O que aconteceu',
  'help.tour.runs.text':
    'Cada início fica aqui com o execution_id, a resposta e o resultado; daqui dá para alterá-lo e executar de novo.',
}
