import type { OpenPermission } from '../../../functions/contract/permissions.ts';
import type { InThree } from './tables.ts';

/** The words of the API reference. */
export const REFERENCE_WORDS = {
  reference: ['API reference', 'Referência da API', 'API 参考'],
  description: [
    'Every operation of this part of the API: address, who may call it, what it takes, answers and refuses.',
    'Cada operação desta parte da API: endereço, quem pode chamá-la, o que recebe, responde e recusa.',
    '这一部分 API 的每个操作：地址、谁可以调用、接受什么、返回什么、拒绝什么。',
  ],
  permission: ['Permission', 'Permissão', '权限'],
  token: ['Token', 'Token', '令牌'],
  suspended: ['While the account is suspended', 'Com a conta suspensa', '账户暂停期间'],
  parameters: ['Parameters', 'Parâmetros', '参数'],
  body: ['Request body', 'Corpo da solicitação', '请求正文'],
  answer: ['Answer', 'Resposta', '响应'],
  refusals: ['Refusals', 'Recusas', '拒绝'],
  required: ['required', 'obrigatório', '必需'],
  status: ['Status', 'Status', '状态'],
  code: ['Code', 'Código', '代码'],
  text: ['Text', 'Texto', '文本'],
  nothing: ['No body', 'Sem corpo', '无正文'],
  notSold: [
    'only refusals: this programme does not have it',
    'somente recusas: este programa não oferece isso',
    '仅返回拒绝：本计划不提供此项',
  ],
} as const satisfies Record<string, InThree>;

export const TOKEN_KINDS = {
  appOnly: ['The application alone, or with a user', 'Só o aplicativo, ou com um usuário', '仅应用程序，或应用程序加用户'],
  user: ['Application plus user', 'Aplicativo mais usuário', '应用程序加用户'],
} as const satisfies Record<string, InThree>;

export const WHEN_SUSPENDED = {
  allow: ['stays open', 'continua aberta', '仍然可用'],
  refuse: ['is closed', 'fica fechada', '不可用'],
  'in command': ['depends on what is asked', 'depende do que se pede', '取决于请求的内容'],
} as const satisfies Record<string, InThree>;

/** Who calls what no partner calls. */
export const OPEN_PERMISSIONS = {
  'customer.itself': ['A customer, about itself', 'Um cliente, sobre si mesmo', '客户本身'],
  applicant: ['A company that is enrolling', 'Uma empresa que está se registrando', '正在注册的公司'],
  anybody: ['Anybody', 'Qualquer pessoa', '任何人'],
} as const satisfies Record<OpenPermission, InThree>;

/** The token of those operations. */
export const OPEN_TOKENS = {
  'customer.itself': ['The session of a customer', 'A sessão de um cliente', '客户会话'],
  applicant: ['A user of the company', 'Um usuário da empresa', '该公司的用户'],
  anybody: ['None', 'Nenhum', '无'],
} as const satisfies Record<OpenPermission, InThree>;

/** The permissions of the operator's side, which stand in no matrix of the guide. */
export const OPERATOR_PERMISSION: InThree = [
  "The operator's own application",
  'O aplicativo da própria operadora',
  '运营商自己的应用程序',
];
