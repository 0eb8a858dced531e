import { inLanguage, type InThree } from './tables.ts';

const WORDS = {
  needsScript: ['This page needs JavaScript.', 'Esta página precisa de JavaScript.', '本页需要 JavaScript。'],
  reading: ['Reading the link …', 'Lendo o link …', '正在读取链接……'],
  asks: [
    '{name} (MPN ID {mpnId}) asks to work for your company as a reseller, and for delegated administrative privileges for the services you choose below.',
    '{name} (ID do MPN {mpnId}) pede para trabalhar para a sua empresa como revendedor e pede privilégios administrativos delegados para os serviços que você escolher abaixo.',
    '{name}（MPN ID {mpnId}）请求作为经销商为贵公司服务，并请求对你在下方选择的服务拥有委派的管理权限。',
  ],
  through: [
    'It asks for its reseller {name} (MPN ID {mpnId}).',
    'Pede em nome do seu revendedor {name} (ID do MPN {mpnId}).',
    '该请求代表其经销商 {name}（MPN ID {mpnId}）提出。',
  ],
  signIn: ['1. Show that this is your company', '1. Mostre que é a sua empresa', '1. 验证你的公司'],
  domain: ['A domain name of your company', 'Um nome de domínio da sua empresa', '贵公司的域名'],
  sendCode: ['Mail me a code', 'Enviar um código por e-mail', '发送验证码'],
  codeSent: [
    'If there is such a company, a code is on its way to its e-mail address. It is good for 15 minutes.',
    'Se essa empresa existir, um código está a caminho do e-mail dela. Ele vale por 15 minutos.',
    '如果该公司存在，验证码已发送到其电子邮箱，15 分钟内有效。',
  ],
  code: ['The code', 'O código', '验证码'],
  enter: ['Continue', 'Continuar', '继续'],
  choose: ['2. Choose the services', '2. Escolha os serviços', '2. 选择服务'],
  heldBy: ['now with {name}', 'hoje com {name}', '目前由 {name} 管理'],
  heldByNobody: ['with nobody', 'com ninguém', '目前无人管理'],
  accept: ['Accept {name}', 'Aceitar {name}', '接受 {name}'],
  accepted: ['{name} now works for your company.', '{name} agora trabalha para a sua empresa.', '{name} 现在为贵公司服务。'],
  partners: ['Your partners', 'Os seus parceiros', '你的合作伙伴'],
  noServices: ['no delegated administrative privileges', 'sem privilégios administrativos delegados', '没有委派的管理权限'],
  withdraw: ['Take the privileges away', 'Retirar os privilégios', '收回权限'],
  withdrawOf: ['Take the privileges away from {name}', 'Retirar os privilégios de {name}', '收回权限：{name}'],
  withdrawn: [
    '{name} has no privileges any more. It stays your reseller.',
    '{name} não tem mais privilégios. Continua sendo o seu revendedor.',
    '{name} 不再拥有权限，但仍是你的经销商。',
  ],
  failed: ['That did not work: {why}', 'Não deu certo: {why}', '操作失败：{why}'],
  offline: [
    'The service cannot be reached. Try again.',
    'Não foi possível alcançar o serviço. Tente de novo.',
    '无法连接到服务，请重试。',
  ],
} as const satisfies Record<string, InThree>;

/** What to do, by the code of the refusal. */
const REFUSALS = {
  950053: [
    'The link is not whole. Ask the partner to send it again.',
    'O link não está inteiro. Peça ao parceiro que o envie de novo.',
    '链接不完整，请让合作伙伴重新发送。',
  ],
  950054: [
    'This partner cannot take new customers at present.',
    'Este parceiro não pode aceitar novos clientes no momento.',
    '该合作伙伴目前无法接受新客户。',
  ],
  950055: [
    'The domain name or the code is wrong, or the code has ended. Have a new one mailed.',
    'O domínio ou o código está errado, ou o código venceu. Peça um novo.',
    '域名或验证码有误，或验证码已过期，请重新获取。',
  ],
  950056: [
    'Your session has ended. Have a new code mailed.',
    'A sua sessão terminou. Peça um novo código.',
    '会话已结束，请重新获取验证码。',
  ],
} as const satisfies Record<number, InThree>;

export interface AcceptPartnerTexts {
  readonly words: Readonly<Record<keyof typeof WORDS, string>>;
  readonly refusals: Readonly<Record<string, string>>;
}

export function acceptPartnerTexts(lang: string): AcceptPartnerTexts {
  const all = (texts: Readonly<Record<string, InThree>>) =>
    Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, inLanguage(text, lang)]));
  return { words: all(WORDS) as AcceptPartnerTexts['words'], refusals: all(REFUSALS) };
}
