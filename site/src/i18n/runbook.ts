import type { InThree } from './tables.ts';

export const RUNBOOK_WORDS = {
  runbook: ['Runbook', 'Guia de plantão', '运维手册'],
  alert: ['Alert', 'Alerta', '警报'],
  meaning: ['What it means', 'O que significa', '含义'],
  raised: ['What raises it', 'O que o dispara', '触发条件'],
  look: ['What to look at first', 'O que olhar primeiro', '首先查看'],
  steps: ['What to do', 'O que fazer', '处理方法'],
  over: ['How to see that it is over', 'Como ver que acabou', '如何确认已恢复'],
  within: ['Within', 'Em', '时间窗口'],
  lookIn: [
    'Run this query in the Log Analytics workspace of the deployment. The workbook “Partner Center” shows the same and more.',
    'Execute esta consulta no workspace do Log Analytics da implantação. A pasta de trabalho “Partner Center” mostra isso e mais.',
    '在部署的 Log Analytics 工作区中运行此查询。工作簿“Partner Center”显示同样及更多的内容。',
  ],
} as const satisfies Record<string, InThree>;

export interface RunbookPage {
  readonly meaning: InThree;
  readonly steps: readonly InThree[];
  readonly over: InThree;
}

/** One page for each alert of infra/alerts.json. */
export const RUNBOOK: Readonly<Record<string, RunbookPage>> = {
  'failed-requests': {
    meaning: [
      'More than five requests in 15 minutes ended with 5xx. Callers were told a correlation ID and nothing else; nothing of a failed change was kept.',
      'Mais de cinco solicitações em 15 minutos terminaram com 5xx. Quem chamou recebeu só um ID de correlação; nada de uma alteração que falhou foi gravado.',
      '15 分钟内有五个以上的请求以 5xx 结束。调用方只收到关联 ID；失败的更改没有留下任何内容。',
    ],
    steps: [
      [
        'If one operation fails alone and the app was just deployed, deploy the version before it.',
        'Se uma única operação falha e o aplicativo acaba de ser implantado, volte à versão anterior.',
        '如果只有一个操作失败，且应用刚刚部署过，请重新部署上一个版本。',
      ],
      [
        'If many operations fail, ask GET /ready what is missing, and look at the health of that service in Azure.',
        'Se muitas operações falham, pergunte a GET /ready o que falta e veja a integridade desse serviço no Azure.',
        '如果许多操作失败，用 GET /ready 查看缺少什么，并在 Azure 中检查该服务的运行状况。',
      ],
      [
        'Callers can repeat: with the same MS-RequestId a change is made once.',
        'Quem chamou pode repetir: com o mesmo MS-RequestId, uma alteração é feita uma só vez.',
        '调用方可以重试：使用相同的 MS-RequestId，更改只会执行一次。',
      ],
    ],
    over: [
      'The query finds nothing newer than 15 minutes. The alert then closes itself.',
      'A consulta não encontra nada mais recente que 15 minutos. O alerta então se fecha sozinho.',
      '查询不再返回 15 分钟以内的内容。随后警报会自动关闭。',
    ],
  },
  'not-ready': {
    meaning: [
      'Twice in 15 minutes documents, files or queues could not be reached within three seconds. Most operations fail as long as it lasts.',
      'Duas vezes em 15 minutos, documentos, arquivos ou filas não responderam em três segundos. Enquanto durar, a maioria das operações falha.',
      '15 分钟内有两次无法在三秒内访问文档、文件或队列。在此期间大多数操作会失败。',
    ],
    steps: [
      [
        'Documents are Cosmos DB, files and queues the data storage account. Look at their resource health.',
        'Documentos são o Cosmos DB; arquivos e filas, a conta de armazenamento de dados. Veja a integridade desses recursos.',
        '文档在 Cosmos DB 中，文件和队列在数据存储账户中。请查看这些资源的运行状况。',
      ],
      [
        'If the error is 401 or 403, a role of the identity was taken away: deploy the template again, which gives it back.',
        'Se o erro é 401 ou 403, uma função da identidade foi removida: implante o modelo de novo, o que a devolve.',
        '如果错误是 401 或 403，说明标识的某个角色被移除：重新部署模板即可恢复。',
      ],
      [
        'Do not restart the app: its instances are healthy, and messages wait in their queues.',
        'Não reinicie o aplicativo: as instâncias estão íntegras e as mensagens esperam nas filas.',
        '不要重启应用：实例本身正常，消息会在队列中等待。',
      ],
    ],
    over: [
      'GET /ready answers 200 with the status “ready”.',
      'GET /ready responde 200 com o status “ready”.',
      'GET /ready 返回 200，状态为“ready”。',
    ],
  },
  'poison-message': {
    meaning: [
      'A worker failed five times with one message, which now lies in the queue of the same name that ends in -poison. What it stood for is not done.',
      'Um worker falhou cinco vezes com uma mensagem, que agora está na fila de mesmo nome terminada em -poison. O que ela representava não foi feito.',
      '某个工作进程处理同一条消息失败了五次，消息现在位于同名且以 -poison 结尾的队列中。它所代表的工作尚未完成。',
    ],
    steps: [
      [
        'Read the error of the job, and mend its cause first.',
        'Leia o erro do trabalho e corrija primeiro a causa.',
        '阅读该作业的错误，先排除原因。',
      ],
      [
        'Then move the message from the -poison queue back to its queue. Every worker may repeat its work.',
        'Depois mova a mensagem da fila -poison de volta à sua fila. Todo worker pode repetir seu trabalho.',
        '然后把消息从 -poison 队列移回原队列。每个工作进程都可以重复执行。',
      ],
      [
        'A mail to an address that does not exist can be deleted.',
        'Um e-mail para um endereço que não existe pode ser excluído.',
        '发往不存在地址的邮件可以删除。',
      ],
    ],
    over: ['The -poison queues are empty.', 'As filas -poison estão vazias.', '所有 -poison 队列均为空。'],
  },
  'close-not-finished': {
    meaning: [
      'The worker that goes through the days of partners failed more than twice in an hour. Bills of a partner whose billing date it is may be late.',
      'O worker que percorre os dias dos parceiros falhou mais de duas vezes em uma hora. As faturas de um parceiro em sua data de cobrança podem atrasar.',
      '处理合作伙伴每日事务的工作进程在一小时内失败了两次以上。当天为账单日的合作伙伴，账单可能会延迟。',
    ],
    steps: [
      [
        'See which closes are due: npm run operator -- close due. Partners are pseudonyms in telemetry.',
        'Veja quais fechamentos estão pendentes: npm run operator -- close due. Na telemetria, os parceiros são pseudônimos.',
        '查看哪些结账到期：npm run operator -- close due。遥测中的合作伙伴均为化名。',
      ],
      [
        'Mend what the error names, then start the close again: npm run operator -- close run. It resumes where it stopped and bills nothing twice.',
        'Corrija o que o erro aponta e inicie o fechamento de novo: npm run operator -- close run. Ele continua de onde parou e não cobra nada duas vezes.',
        '排除错误所指的原因，然后重新启动结账：npm run operator -- close run。它会从中断处继续，不会重复计费。',
      ],
    ],
    over: [
      'close due lists no partner whose billing date has passed.',
      'close due não lista nenhum parceiro cuja data de cobrança já passou.',
      'close due 不再列出账单日已过的合作伙伴。',
    ],
  },
  'day-not-begun': {
    meaning: [
      'The timer that begins the day at 0:05 UTC has not succeeded for 26 hours. No month was closed, and nothing that was due on the day was done.',
      'O temporizador que começa o dia às 0:05 UTC não teve êxito por 26 horas. Nenhum mês foi fechado e nada do que vencia no dia foi feito.',
      '在 UTC 0:05 开始新一天的计时器已有 26 小时没有成功。没有月度结账，当天到期的事项也没有处理。',
    ],
    steps: [
      [
        'If there are no runs, the app does not run: look whether it is started, and whether its log names a bad setting.',
        'Se não há execuções, o aplicativo não está rodando: veja se foi iniciado e se o log aponta uma configuração inválida.',
        '如果没有运行记录，说明应用没有运行：检查它是否已启动，日志是否指出错误的设置。',
      ],
      [
        'If runs failed, mend what the error names. The next run makes up for every day that was missed.',
        'Se as execuções falharam, corrija o que o erro aponta. A próxima execução recupera todos os dias perdidos.',
        '如果运行失败，请排除错误所指的原因。下一次运行会补上所有错过的日子。',
      ],
      [
        'Do not wait if a billing date has passed: npm run operator -- close run.',
        'Não espere se uma data de cobrança já passou: npm run operator -- close run.',
        '如果账单日已过，不要等待：npm run operator -- close run。',
      ],
    ],
    over: [
      'The query shows a run of today that succeeded.',
      'A consulta mostra uma execução de hoje com êxito.',
      '查询显示今天有一次成功的运行。',
    ],
  },
  'work-behind': {
    meaning: [
      'A message waited in its queue for more than an hour: work comes faster than it is done, or one message is tried again and again.',
      'Uma mensagem esperou mais de uma hora na fila: o trabalho chega mais rápido do que é feito, ou uma mensagem é tentada repetidas vezes.',
      '有消息在队列中等待超过一小时：工作到来的速度超过处理速度，或某条消息在反复重试。',
    ],
    steps: [
      [
        'If a worker fails often, mend that first: its attempts take the place of others.',
        'Se um worker falha com frequência, corrija isso primeiro: suas tentativas ocupam o lugar das outras.',
        '如果某个工作进程经常失败，请先排除原因：它的重试会占用其他消息的位置。',
      ],
      [
        'If nothing fails, raise the parameter instances and deploy the template again.',
        'Se nada falha, aumente o parâmetro instances e implante o modelo de novo.',
        '如果没有失败，请提高参数 instances 并重新部署模板。',
      ],
    ],
    over: [
      'behindMinutes stays below 60 for the runs of the last hour.',
      'behindMinutes fica abaixo de 60 nas execuções da última hora.',
      '最近一小时的运行中，behindMinutes 保持在 60 以下。',
    ],
  },
  'cosmos-throttled': {
    meaning: [
      'Cosmos DB refused more than 100 requests in 15 minutes because the throughput was used up. Requests are repeated, so callers first notice that answers are slow.',
      'O Cosmos DB recusou mais de 100 solicitações em 15 minutos porque a taxa de transferência se esgotou. As solicitações são repetidas; quem chama nota primeiro respostas lentas.',
      'Cosmos DB 因吞吐量用尽，在 15 分钟内拒绝了 100 个以上的请求。请求会自动重试，因此调用方首先感到响应变慢。',
    ],
    steps: [
      [
        'If all partners need more, raise cosmosThroughputMax: azd env set COSMOS_THROUGHPUT_MAX=20000, then azd provision.',
        'Se todos os parceiros precisam de mais, aumente cosmosThroughputMax: azd env set COSMOS_THROUGHPUT_MAX=20000 e depois azd provision.',
        '如果所有合作伙伴都需要更多，请提高 cosmosThroughputMax：azd env set COSMOS_THROUGHPUT_MAX=20000，然后执行 azd provision。',
      ],
      [
        'If one partner needs most of it, find its audit records by a correlation ID of its requests, and ask it to page or to wait.',
        'Se um parceiro consome a maior parte, encontre seus registros de auditoria por um ID de correlação de suas solicitações e peça que pagine ou espere.',
        '如果大部分由一个合作伙伴消耗，请用其请求的关联 ID 查找审计记录，并请它分页或等待。',
      ],
    ],
    over: [
      'The metric TotalRequests with status 429 stays below 100 in 15 minutes.',
      'A métrica TotalRequests com status 429 fica abaixo de 100 em 15 minutos.',
      '状态为 429 的指标 TotalRequests 在 15 分钟内保持在 100 以下。',
    ],
  },
};

/** What happened, as the page's description; in English the alert says it. */
export const ALERT_SUMMARIES: Readonly<Record<string, readonly [pt: string, zh: string]>> = {
  'failed-requests': ['Solicitações foram respondidas com 5xx.', '请求得到了 5xx 响应。'],
  'not-ready': [
    'Documentos, arquivos ou filas não podem ser alcançados, ou respondem tarde demais.',
    '无法访问文档、文件或队列，或响应过慢。',
  ],
  'poison-message': ['Uma mensagem falhou cinco vezes e está em uma fila de veneno.', '一条消息失败了五次，现位于病毒队列中。'],
  'close-not-finished': [
    'Os dias de um parceiro falham repetidamente, entre eles o fechamento do mês.',
    '某个合作伙伴的每日处理反复失败，其中包括月度结账。',
  ],
  'day-not-begun': [
    'O temporizador diário não teve êxito por 26 horas: nenhum mês foi fechado.',
    '每日计时器已有 26 小时没有成功：没有进行月度结账。',
  ],
  'work-behind': [
    'Mensagens sobre parceiros ou para pessoas esperaram mais de uma hora.',
    '关于合作伙伴或发给人员的消息等待超过一小时。',
  ],
  'cosmos-throttled': [
    'O Cosmos DB recusa solicitações (429) além do que a repetição esconde.',
    'Cosmos DB 拒绝的请求 (429) 已超出重试所能掩盖的范围。',
  ],
};
